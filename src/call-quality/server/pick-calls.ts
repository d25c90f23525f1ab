import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { pickCallsToReview } from "../contract.ts";
import { pickCalls } from "../domain/pick-calls.ts";

interface CallRow {
  readonly id: string;
  readonly subject: string;
  readonly done_at: Date;
  readonly minutes: number | null;
  readonly direction: "in" | "out" | null;
  readonly deal_id: string | null;
  readonly title: string | null;
}

/** Held calls of the person in the period that nobody reviewed, drawn by the seed; of a person out of sight there are none. */
export async function readPicks(
  { actor, sql: db }: Reading,
  { query }: InputOf<typeof pickCallsToReview>,
): Promise<AnswerOf<typeof pickCallsToReview>> {
  const [from, to] = [query.from, query.to].map((date) => new Date(startOfDay(date, actor.workspace.timeZone)));
  const { rows } = await sql<CallRow>`
    select k.id, k.subject, k.done_at, k.duration_minutes as minutes, k.direction, d.id as deal_id, d.title
    from reporting.calls k
    left join reporting.deals d on d.workspace_id = k.workspace_id and d.id = k.deal_id and ${visibleTo(actor, "d.owner_id")}
    where k.workspace_id = ${actor.workspaceId} and k.owner_id = ${query.person} and ${visibleTo(actor, "k.owner_id")}
      and k.done_at >= ${from} and k.done_at < ${to}
      and not exists (select from call_reviews r where r.workspace_id = k.workspace_id and r.activity_id = k.id and r.deleted_at is null)
    order by k.id limit 5000`.execute(db);
  return {
    of: rows.length,
    items: pickCalls(rows, query.count, query.seed).map((row) => ({
      id: row.id,
      subject: row.subject,
      doneAt: row.done_at.toISOString(),
      minutes: row.minutes,
      direction: row.direction,
      deal: row.deal_id === null ? null : { id: row.deal_id, title: row.title ?? "" },
    })),
  };
}
