import type { UserId } from "../../../kernel/ids.ts";
import { workingMilliseconds } from "../../../kernel/working-time.ts";
import { startOfDay } from "../../../kernel/zoned-time.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { AgendaLine } from "../../domain/agenda.ts";
import type { AgendaScope, AgendaSource } from "../agenda-source.ts";

interface DealRow {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly minor: number | null;
  readonly note: string;
}

/** More than this nobody goes through in a meeting; what is left out is left out of the figure too. */
const mostLines = 100;

type Note = (row: DealRow) => AgendaLine["note"];
const dealLine =
  (note: Note) =>
  (row: DealRow): AgendaLine => ({ label: row.title, note: note(row), minor: row.minor, link: `/deals/${row.id}` });

/** Deals of these people; sums in another currency than the workspace's are not told. `$4` and on are the caller's. */
async function dealsOf(
  { client, actor }: Reading,
  { people }: AgendaScope,
  { joins = "", note, where, order, values = [] }: Query,
): Promise<readonly DealRow[]> {
  const { rows } = await client.query<DealRow>(
    `select d.id, d.title, u.name as owner, case when d.currency = $3 then d.amount_minor end as minor, ${note} as note
     from reporting.deals d join reporting.users u on u.workspace_id = d.workspace_id and u.id = d.owner_id ${joins}
     where d.workspace_id = $1 and d.owner_id = any($2) and ${where} order by ${order}, d.id limit ${mostLines}`,
    [actor.workspaceId, people as readonly UserId[], actor.workspace.currency, ...values],
  );
  return rows;
}

interface Query {
  readonly joins?: string;
  readonly note: string;
  readonly where: string;
  readonly order: string;
  readonly values?: readonly unknown[];
}

const byOwner: Note = ({ owner }) => ({ key: "owner", params: { owner } });

/** Open deals that nobody has planned anything for, the largest first. */
export const noNextStep: AgendaSource = async (reading, scope) =>
  (
    await dealsOf(reading, scope, {
      note: "''",
      where: `d.status = 'open' and not exists (select from reporting.next_steps n
        where n.workspace_id = d.workspace_id and n.deal_id = d.id)`,
      order: "d.amount_minor desc nulls last",
    })
  ).map(dealLine(byOwner));

/** Deals that are to close before the next meeting. */
export const closingSoon: AgendaSource = async (reading, scope) =>
  (
    await dealsOf(reading, scope, {
      note: "d.expected_close_on::text",
      where: "d.status = 'open' and d.expected_close_on >= $4 and d.expected_close_on <= $5",
      order: "d.expected_close_on, d.amount_minor desc nulls last",
      values: [scope.today, scope.until],
    })
  ).map(dealLine(({ owner, note }) => ({ key: "closing", params: { owner, day: note } })));

/** Deals lost since the meeting before, each with its reason. */
export const lostDeals: AgendaSource = async (reading, scope) =>
  (
    await dealsOf(reading, scope, {
      joins: "left join reporting.loss_reasons r on r.workspace_id = d.workspace_id and r.id = d.loss_reason_id",
      note: "coalesce(r.name, '')",
      where: "d.status = 'lost' and d.closed_at >= $4",
      order: "d.amount_minor desc nulls last",
      values: [new Date(startOfDay(scope.since, reading.actor.workspace.timeZone))],
    })
  ).map(dealLine(({ owner, note }) => ({ key: note === "" ? "owner" : "lost", params: { owner, reason: note } })));

/** Moves past the gate since the meeting before, with the reason that was written: first the few moves, then whose they are. */
export const gateOverrides: AgendaSource = async ({ client, actor }, { people, since }) => {
  const { rows } = await client.query<DealRow>(
    `with passed as materialized (
       select v.id, v.deal_id, v.override_reason, v.entered_at from reporting.visits v
       where v.workspace_id = $1 and v.override_reason is not null and v.entered_at >= $4)
     select d.id, d.title, u.name as owner, case when d.currency = $3 then d.amount_minor end as minor,
       p.override_reason as note
     from passed p join reporting.deals d on d.workspace_id = $1 and d.id = p.deal_id
     join reporting.users u on u.workspace_id = $1 and u.id = d.owner_id
     where d.owner_id = any($2) order by p.entered_at desc, p.id limit ${mostLines}`,
    [actor.workspaceId, people, actor.workspace.currency, new Date(startOfDay(since, actor.workspace.timeZone))],
  );
  return rows.map(dealLine(({ owner, note }) => ({ key: "override", params: { owner, reason: note } })));
};

/** Open deals beyond the target of their stage in working time, the longest first. */
export const stuckDeals: AgendaSource = async (reading, scope) => {
  const { client, actor, now } = reading;
  const { rows } = await client.query<DealRow & { entered: Date; target: string; stage: string }>(
    `select d.id, d.title, u.name as owner, case when d.currency = $3 then d.amount_minor end as minor, '' as note,
       d.stage_entered_at as entered, s.target_hours as target, s.name as stage
     from reporting.deals d
     join reporting.users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
     join reporting.stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id and s.target_hours is not null
     where d.workspace_id = $1 and d.owner_id = any($2) and d.status = 'open'`,
    [actor.workspaceId, scope.people, actor.workspace.currency],
  );
  const hour = 3_600_000;
  return rows
    .map((row) => ({
      row,
      times:
        workingMilliseconds(row.entered.getTime(), now, actor.workspace.workingCalendar) / (Number(row.target) * hour),
    }))
    .filter(({ times }) => times > 1)
    .toSorted((one, other) => other.times - one.times)
    .slice(0, mostLines)
    .map(({ row, times }) => ({
      label: row.title,
      note: { key: "stuck", params: { owner: row.owner, stage: row.stage, times: Math.floor(times * 10) / 10 } },
      minor: row.minor,
      link: `/deals/${row.id}`,
    }));
};
