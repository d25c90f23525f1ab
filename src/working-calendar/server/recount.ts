import { systemActor } from "../../identity/index.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { countTouchedStays, recountWorkingTime } from "../../pipeline/index.ts";
import type { Database } from "../../platform/database/database.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { Task } from "../../platform/jobs/worker.ts";
import type { WorkingYear } from "../contract.ts";
import { firstYear, lastYear } from "../domain/vocabulary.ts";

const recountTaskName = "working-calendar.recount";

/** So many stays in one transaction. */
const chunk = 5_000;

/** Asks for the stays that these days touch to be counted anew; a span that is still being counted is widened and begun again. */
export async function askRecount(unit: Unit, from: CalendarDate, to: CalendarDate): Promise<void> {
  await unit.client.query(
    `insert into working_recounts as r (workspace_id, from_date, to_date, asked_at) values ($1, $2, $3, $4)
     on conflict (workspace_id) do update set
       from_date = case when r.finished_at is null then least(r.from_date, excluded.from_date) else excluded.from_date end,
       to_date = case when r.finished_at is null then greatest(r.to_date, excluded.to_date) else excluded.to_date end,
       after_visit = null, done = 0, total = null, asked_at = excluded.asked_at, finished_at = null`,
    [unit.actor.workspaceId, from, to, new Date(unit.now)],
  );
  unit.enqueue(recountTaskName, {});
}

/** After what touches all days: hours, weekdays, the time zone. */
export const recountAll = (unit: Unit): Promise<void> => askRecount(unit, `${firstYear}-01-01`, `${lastYear}-12-31`);

/** How far it is; null when nothing was ever asked for. */
export async function readRecount({
  client,
  actor,
}: Pick<Reading, "client" | "actor">): Promise<WorkingYear["recount"]> {
  const { rows } = await client.query<{ done: number; total: number | null; isFinished: boolean }>(
    `select done, total, finished_at is not null as "isFinished" from working_recounts where workspace_id = $1`,
    [actor.workspaceId],
  );
  return rows[0] ?? null;
}

interface RecountRow {
  readonly from_date: CalendarDate;
  readonly to_date: CalendarDate;
  readonly after_visit: string | null;
  readonly done: number;
  readonly total: number | null;
}

/** One chunk. Answers whether there is more. */
async function recountChunk(unit: Unit): Promise<boolean> {
  const { client, actor } = unit;
  const { rows } = await client.query<RecountRow>(
    `select from_date, to_date, after_visit, done, total from working_recounts
     where workspace_id = $1 and finished_at is null for update`,
    [actor.workspaceId],
  );
  const [row] = rows;
  if (!row) return false;
  const days = { from: row.from_date, to: row.to_date };
  const total = row.total ?? (await countTouchedStays(unit, days));
  const counted = await recountWorkingTime(unit, days, { after: row.after_visit, most: chunk });
  const isFinished = counted === null || counted.count < chunk;
  await client.query(
    `update working_recounts set total = $2, done = $3, after_visit = $4, finished_at = $5 where workspace_id = $1`,
    [
      actor.workspaceId,
      total,
      row.done + (counted?.count ?? 0),
      counted?.last ?? row.after_visit,
      isFinished ? new Date(unit.now) : null,
    ],
  );
  if (isFinished) unit.announce({ name: "working_calendar.recounted", ids: {} });
  return !isFinished;
}

/** To the end, each chunk by the calendar of its moment: a change meanwhile begins the count anew. */
export async function recount(database: Database, workspaceId: WorkspaceId): Promise<void> {
  for (;;) {
    const actor = await systemActor(database, workspaceId);
    // The days come by COPY.
    if (isRefusal(actor) || !(await runUnit(database, actor, recountChunk, { takesCopy: true }))) return;
  }
}

export const recountTask: Task = {
  name: recountTaskName,
  lane: "long",
  run: async ({ workspaceId }, { database }) => {
    if (typeof workspaceId === "string") await recount(database, workspaceId as WorkspaceId);
  },
};
