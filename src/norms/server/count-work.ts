import { sql } from "kysely";
import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";

export interface WorkPeriod {
  readonly people: readonly UserId[];
  /** Days of the workspace, [from, to). */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export interface WorkCount {
  readonly meetings: number;
  readonly callsDialled: number;
  readonly callsConnected: number;
}

export const nothing: WorkCount = { meetings: 0, callsDialled: 0, callsConnected: 0 };

/** By "person day". A meeting counts when it took place; a call when dialled, and as connected unless it is marked as not. */
export async function countWork(
  { sql: db, actor }: Reading,
  { people, from, to }: WorkPeriod,
): Promise<ReadonlyMap<string, WorkCount>> {
  const zone = actor.workspace.timeZone;
  const { rows } = await sql<{ owner_id: string; date: string; meetings: number; dialled: number; connected: number }>`
    select owner_id, ((list_at at time zone ${zone})::date)::text as date,
      count(*) filter (where kind = 'meeting' and is_held is not false)::int as meetings,
      count(*) filter (where kind = 'call')::int as dialled,
      count(*) filter (where kind = 'call' and is_held is not false)::int as connected
    from reporting.work
    where workspace_id = ${actor.workspaceId} and owner_id = any(${[...people]}::uuid[]) and kind in ('call', 'meeting')
      and list_at >= ${new Date(startOfDay(from, zone))} and list_at < ${new Date(startOfDay(to, zone))}
      and done_at is not null
    group by 1, 2`.execute(db);
  return new Map(
    rows.map(({ owner_id, date, meetings, dialled, connected }) => [
      `${owner_id} ${date}`,
      { meetings, callsDialled: dialled, callsConnected: connected },
    ]),
  );
}
