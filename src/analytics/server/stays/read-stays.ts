import { sql } from "kysely";
import type { Instant } from "../../../kernel/time.ts";
import { defaultWorkingCalendar, workingMilliseconds } from "../../../kernel/working-time.ts";
import { sortDurations } from "../../domain/sort-durations.ts";
import { dealConditions, instant, isNarrowed, type ReportScope, within } from "../report-scope.ts";
import { mergeDurations } from "./merge-durations.ts";
import { parseDurations, unpackDurations } from "./pack-durations.ts";

/** How long the stays on one stage lasted, milliseconds, each list sorted upwards. */
export interface Stays {
  readonly calendar: { readonly completed: Float64Array; readonly open: Float64Array };
  readonly working: { readonly completed: Float64Array; readonly open: Float64Array };
}

interface Lists {
  readonly calendar: Float64Array;
  readonly working: Float64Array;
}
const none: Lists = { calendar: new Float64Array(0), working: new Float64Array(0) };

/**
 * The stays on each stage that began in the period (ANA-4), by stage id. All stays of a pipeline come from their summaries
 * and what has changed since; a part of them is read stay by stay. Stays of deals deleted since count: they happened.
 */
export async function readStays(scope: ReportScope): Promise<ReadonlyMap<string, Stays>> {
  const isWhole = scope.isNow && scope.from === null && scope.to === null && !isNarrowed(scope);
  const completed = await (isWhole ? readSummaries(scope) : readCompleted(scope));
  const open = await readOpen(scope);
  return new Map(
    scope.stages.map(({ id }) => {
      const { calendar, working } = completed.get(id) ?? none;
      const going = open.get(id) ?? none;
      return [
        id,
        {
          calendar: { completed: calendar, open: going.calendar },
          working: { completed: working, open: going.working },
        },
      ];
    }),
  );
}

interface ListRow {
  readonly stage_id: string;
  readonly calendar: string;
  readonly working: string;
}

/** Changes since the summary that are more than this are worth summing up. */
export const longLedger = 20_000;

async function readSummaries({ reading, pipeline }: ReportScope): Promise<Map<string, Lists>> {
  const { rows: summaries } = await sql<{ stage_id: string; calendar: Buffer; working: Buffer }>`
    select stage_id, calendar, working from reporting.stay_summaries where pipeline_id = ${pipeline.id}`.execute(
    reading.sql,
  );
  const { rows: changes } = await sql<ListRow & { change: 1 | -1; rows: number }>`
    select stage_id, change, count(*) as rows, string_agg(cast(calendar_ms as varchar), ',') as calendar,
      string_agg(cast(working_ms as varchar), ',') as working
    from reporting.stay_changes where pipeline_id = ${pipeline.id} group by stage_id, change`.execute(reading.sql);
  if (changes.reduce((sum, { rows }) => sum + rows, 0) > longLedger) reading.onLongLedger?.(pipeline.id);
  const stages = new Set([...summaries, ...changes].map((row) => row.stage_id));
  return new Map(
    [...stages].map((stage) => {
      const summary = summaries.find((row) => row.stage_id === stage);
      const [added, removed] = ([1, -1] as const).map((sign) =>
        changes.find((row) => row.stage_id === stage && row.change === sign),
      );
      const merge = (kind: keyof Lists) =>
        mergeDurations(
          summary ? unpackDurations(summary[kind]) : new Float64Array(0),
          parseDurations(added?.[kind] ?? null),
          parseDurations(removed?.[kind] ?? null),
        );
      return [stage, { calendar: merge("calendar"), working: merge("working") }];
    }),
  );
}

const narrowing = (scope: ReportScope) =>
  isNarrowed(scope)
    ? sql`v.deal_id in (select d.id from reporting.deal_origins d where ${dealConditions(scope, "d")})`
    : sql`true`;

async function readCompleted(scope: ReportScope): Promise<Map<string, Lists>> {
  const { rows } = await sql<ListRow>`
    select v.stage_id,
      string_agg(cast(cast(round(date_part('epoch', v.left_at - v.entered_at) * 1000) as bigint) as varchar), ',') as calendar,
      string_agg(cast(coalesce(v.working_ms, 0) as varchar), ',') as working
    from reporting.visits v
    where v.pipeline_id = ${scope.pipeline.id} and ${within(scope, "v.entered_at")} and v.left_at <= ${instant(scope.asOf)}
      and ${narrowing(scope)}
    group by v.stage_id`.execute(scope.reading.sql);
  return new Map(
    rows.map((row) => [
      row.stage_id,
      { calendar: sortDurations(parseDurations(row.calendar)), working: sortDurations(parseDurations(row.working)) },
    ]),
  );
}

/** Stays that go on at the moment: never more than there are deals. Their working time is counted here, to the moment. */
async function readOpen(scope: ReportScope): Promise<Map<string, Lists>> {
  const goesOn = scope.isNow ? sql`v.left_at is null` : sql`(v.left_at is null or v.left_at > ${instant(scope.asOf)})`;
  const { rows } = await sql<{ stage_id: string; entered: string }>`
    select v.stage_id, string_agg(cast(cast(round(date_part('epoch', v.entered_at) * 1000) as bigint) as varchar), ',') as entered
    from reporting.visits v
    where v.pipeline_id = ${scope.pipeline.id} and ${goesOn} and v.entered_at <= ${instant(scope.asOf)}
      and ${within(scope, "v.entered_at")} and ${narrowing(scope)}
    group by v.stage_id`.execute(scope.reading.sql);
  return new Map(rows.map(({ stage_id, entered }) => [stage_id, untilNow(parseDurations(entered), scope)]));
}

function untilNow(entered: Float64Array, { asOf, zone }: ReportScope): Lists {
  const calendar = defaultWorkingCalendar(zone);
  const worked = (since: Instant) => workingMilliseconds(since, asOf, calendar);
  return {
    calendar: sortDurations(entered.map((since) => asOf - since)),
    working: sortDurations(entered.map(worked)),
  };
}
