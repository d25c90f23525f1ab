import { sql } from "kysely";
import type { z } from "zod";
import { visibleTo } from "../../identity/index.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { getDealAdvances } from "../contract.ts";
import { idleContacts } from "../domain/advance/idle-contacts.ts";
import { normsRefusals } from "../domain/refusals.ts";
import { judgeContacts } from "./judge-contacts.ts";

/** Of the last 200 contacts of a deal: which advanced the buyer and why, and how many on its stage have not (ACT-3). */
export async function readDealAdvances(
  reading: Reading,
  dealId: string,
): Promise<z.input<typeof getDealAdvances.answer> | Refusal> {
  const { actor, sql: db } = reading;
  const { rows } = await sql<{ status: string }>`
    select status from reporting.deals d
    where d.workspace_id = ${actor.workspaceId} and d.id = ${dealId} and ${visibleTo(actor, "d.owner_id")}`.execute(db);
  const [deal] = rows;
  if (deal === undefined) return refuse(normsRefusals, "norm_deal_unknown");
  const judged = await judgeContacts(
    reading,
    sql`w.deal_id = ${dealId} and w.id in (
      select x.id from reporting.work x where x.workspace_id = ${actor.workspaceId} and x.deal_id = ${dealId}
        and x.done_at is not null and x.kind not in ('note', 'task') order by x.done_at desc, x.id desc limit 200)`,
  );
  return {
    contacts: judged.map(({ id, judgement }) => ({ id, judgement: { ...judgement, params: { ...judgement.params } } })),
    withoutAdvance:
      deal.status === "open"
        ? idleContacts(
            judged.map(({ stageId, facts, judgement }) => ({
              kind: facts.kind,
              stageId,
              isOver: facts.stay?.isOver ?? true,
              judgement,
            })),
          )
        : 0,
  };
}
