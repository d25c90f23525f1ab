import { type RawBuilder, sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { CallList } from "../contract.ts";
import { type CallState, states } from "../domain/after-call.ts";
import { callListRefusals } from "../domain/refusals.ts";

interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly pipeline_id: string;
  readonly pipeline_name: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly calls_per_day: number;
  readonly rest_days: number;
  readonly counts: Partial<Record<CallState, number>>;
  readonly is_mine: boolean;
  readonly called_today: number;
  readonly created_at: Date;
  readonly closed_at: Date | null;
  readonly version: number;
}

/** Lists that the actor made, or by which somebody calls whom the actor sees. */
const seen = ({ actor }: Pick<Reading, "actor">): RawBuilder<unknown> => sql`(l.created_by = ${actor.userId} or exists (
  select from call_list_people p where p.workspace_id = l.workspace_id and p.list_id = l.id and ${visibleTo(actor, "p.user_id")}))`;

export const todayOf = ({ actor, now }: Pick<Reading, "actor" | "now">): Date =>
  new Date(startOfDay(dateOf(now, actor.workspace.timeZone), actor.workspace.timeZone));

async function readRows(reading: Reading, rest: RawBuilder<unknown>): Promise<readonly ListRow[]> {
  const { actor } = reading;
  const { rows } = await sql<ListRow>`
    select l.*, g.name as pipeline_name,
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name, u.id), '[]')
       from call_list_people p join reporting.users u on u.workspace_id = p.workspace_id and u.id = p.user_id
       where p.workspace_id = l.workspace_id and p.list_id = l.id) as people,
      (select coalesce(jsonb_object_agg(state, companies), '{}') from (
         select c.state, count(*)::int as companies from call_list_companies c
         where c.workspace_id = l.workspace_id and c.list_id = l.id group by c.state) as s) as counts,
      exists (select from call_list_people p where p.workspace_id = l.workspace_id and p.list_id = l.id
              and p.user_id = ${actor.userId}) as is_mine,
      (select count(*)::int from call_list_results r where r.workspace_id = l.workspace_id and r.list_id = l.id
       and r.user_id = ${actor.userId} and r.called_at >= ${todayOf(reading)}) as called_today
    from call_lists l
    join reporting.pipelines g on g.workspace_id = l.workspace_id and g.id = l.pipeline_id
    where l.workspace_id = ${actor.workspaceId} and ${seen(reading)} ${rest}`.execute(reading.sql);
  return rows;
}

const toList = (row: ListRow): CallList => ({
  id: row.id,
  name: row.name,
  pipeline: { id: row.pipeline_id, name: row.pipeline_name },
  people: [...row.people],
  callsPerDay: row.calls_per_day,
  restDays: row.rest_days,
  companies: Object.values(row.counts).reduce((sum, count) => sum + count, 0),
  counts: Object.fromEntries(states.map((state) => [state, row.counts[state] ?? 0])) as CallList["counts"],
  isMine: row.is_mine,
  calledToday: row.called_today,
  createdAt: row.created_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
  version: row.version,
});

export async function readLists(reading: Reading): Promise<{ items: CallList[] }> {
  const rows = await readRows(reading, sql`order by l.closed_at is not null, l.created_at desc, l.id limit 200`);
  return { items: rows.map(toList) };
}

/** Refuses `call_list_unknown`, also of a list out of sight. */
export async function readList(reading: Reading, id: string): Promise<CallList | Refusal> {
  const [row] = await readRows(reading, sql`and l.id = ${id}`);
  return row ? toList(row) : refuse(callListRefusals, "call_list_unknown");
}
