import { sql } from "kysely";
import { minorDigits } from "../../../kernel/money.ts";
import type { Missing, StageCondition } from "../../../pipeline/index.ts";
import { moneyShortfall } from "../../domain/money-shortfall.ts";

interface Figures {
  readonly received: number;
  readonly amount_minor: number | null;
  readonly prepayment_minor: number | null;
  readonly currency: string;
}

/** PIP-2: any money has come, the agreed prepayment (any money while none is agreed), or the whole amount. */
export const paymentReceivedCondition: StageCondition<"payment_received"> = {
  kind: "payment_received",
  missing: async (reading, dealId, conditions) => {
    const { rows } = await sql<Figures>`
      select d.amount_minor, d.prepayment_minor, d.currency,
             (select coalesce(sum(p.amount_minor), 0)::bigint from payments p
              where p.workspace_id = d.workspace_id and p.deal_id = d.id and p.received_on is not null
                and p.deleted_at is null) as received
      from reporting.deals d where d.workspace_id = ${reading.actor.workspaceId} and d.id = ${dealId}`.execute(
      reading.sql,
    );
    const figures = rows[0];
    return conditions.flatMap((condition): Missing[] => {
      const shortfall = moneyShortfall(
        condition.share,
        figures?.received ?? 0,
        figures?.amount_minor ?? null,
        figures?.prepayment_minor ?? null,
      );
      if (!shortfall) return [];
      if (shortfall.expected === null || !figures) return [{ condition, code: shortfall.code }];
      const unit = 10 ** minorDigits(figures.currency);
      const params = {
        received: figures.received / unit,
        expected: shortfall.expected / unit,
        currency: figures.currency,
      };
      return [{ condition, code: shortfall.code, params }];
    });
  },
};
