import { sql } from "kysely";
import type { Missing, StageCondition } from "../../../pipeline/index.ts";

interface Marks {
  readonly kind: string;
  readonly attached: boolean;
  readonly sent: boolean;
  readonly received: boolean;
  readonly signed: boolean;
}

/**
 * PIP-2: a paper of a kind is attached, sent, received or signed. What is signed has been received, and what is
 * received has been sent; "the customer confirmed that the invoice came" is the invoice's mark `received`.
 */
export const documentCondition: StageCondition<"document"> = {
  kind: "document",
  missing: async (reading, dealId, conditions) => {
    const { rows } = await sql<Marks>`
      select kind, bool_or(file_id is not null) as attached,
             bool_or(coalesce(sent_on, received_on, signed_on) is not null) as sent,
             bool_or(coalesce(received_on, signed_on) is not null) as received,
             bool_or(signed_on is not null) as signed
      from documents where workspace_id = ${reading.actor.workspaceId} and deal_id = ${dealId} and deleted_at is null
      group by kind`.execute(reading.sql);
    return conditions.flatMap((condition): Missing[] => {
      const isMet = rows.find((row) => row.kind === condition.document)?.[condition.mark] ?? false;
      if (isMet) return [];
      return [{ condition, code: `missing_document_${condition.mark}`, params: { document: condition.document } }];
    });
  },
};
