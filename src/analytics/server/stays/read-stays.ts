import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Instant } from "../../../kernel/time.ts";
import { workingMilliseconds } from "../../../kernel/working-time.ts";
import { sortDurations } from "../../domain/sort-durations.ts";
import { wholeMonths } from "../../domain/whole-months.ts";
import {
  dealConditions,
  instant,
  isNarrowed,
  narrowing,
  type Period,
  type ReportScope,
  type ReportStage,
  within,
} from "../report-scope.ts";
import { splitColumn } from "../report-split.ts";
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
 * The stays on each stage that began in the period (ANA-4), handed over stage by stage, so that a million of them are never in memory at
 * once. Whole months of all a pipeline's stays come from their summaries and what has changed since; the days before and after them,
 * and a part of the deals, are read stay by stay. Stays of deals deleted since count: they happened.
 */
export async function mapStays<T>(scope: ReportScope, use: (stage: ReportStage, stays: Stays) => T): Promise<T[]> {
  const open = await readOpen(scope);
  const read = await readFinished(scope);
  const answers: T[] = [];
  for (const stage of scope.livedStages) {
    const { calendar, working } = await read(stage.id);
    const going = open.get(stage.id) ?? none;
    answers.push(
      use(stage, {
        calendar: { completed: calendar, open: going.calendar },
        working: { completed: working, open: going.working },
      }),
    );
  }
  return answers;
}

type ReadStage = (stageId: string) => Promise<Lists>;

async function readFinished(scope: ReportScope): Promise<ReadStage> {
  const { whole, rest } = wholeMonths(scope);
  if (!scope.isNow || isNarrowed(scope) || whole === null) return sortedOf([await readCompleted(scope, scope)]);
  const days: ReadStage[] = [];
  for (const period of rest) days.push(await readCompleted(scope, period));
  return readSummaries(scope, whole, days);
}

const sortedOf =
  (reads: readonly ReadStage[]): ReadStage =>
  async (stage) => {
    const lists: Lists[] = [];
    for (const read of reads) lists.push(await read(stage));
    return {
      calendar: sortDurations(joined(lists.map(({ calendar }) => calendar))),
      working: sortDurations(joined(lists.map(({ working }) => working))),
    };
  };

/** The lists one after another. */
function joined(lists: readonly Float64Array[]): Float64Array {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const whole = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    whole.set(list, at);
    at += list.length;
  }
  return whole;
}

interface ListRow {
  readonly stage_id: string;
  readonly calendar: string;
  readonly working: string;
}

/** Changes since the summaries that are more than this are worth summing up. */
export const longLedger = 20_000;

/** The stays of whole months, and those that `days` read besides. */
async function readSummaries(scope: ReportScope, months: Period, days: readonly ReadStage[]): Promise<ReadStage> {
  const { reading, pipeline } = scope;
  const { rows: changes } = await sql<ListRow & { change: 1 | -1; stays: number }>`
    select stage_id, change, sum(cardinality(calendar_ms)) as stays, string_agg(array_to_string(calendar_ms, ','), ',') as calendar,
      string_agg(array_to_string(working_ms, ','), ',') as working
    from reporting.stay_changes where pipeline_id = ${pipeline.id} and ${monthWithin(months)} group by stage_id, change`.execute(
    reading.sql,
  );
  if (changes.reduce((sum, { stays }) => sum + stays, 0) > longLedger) reading.onLongLedger?.(pipeline.id);
  const summed: ReadStage = async (stage) => {
    const { rows } = await sql<{ calendar: Buffer; working: Buffer }>`
      select calendar, working from reporting.stay_summaries
      where pipeline_id = ${pipeline.id} and stage_id = ${stage} and ${monthWithin(months)}`.execute(reading.sql);
    return {
      calendar: joined(rows.map(({ calendar }) => unpackDurations(calendar))),
      working: joined(rows.map(({ working }) => unpackDurations(working))),
    };
  };
  const before = sortedOf([summed, ...days]);
  return async (stage) => {
    const changed = (sign: 1 | -1, kind: keyof Lists) =>
      parseDurations(changes.find((row) => row.stage_id === stage && row.change === sign)?.[kind] ?? null);
    const { calendar, working } = await before(stage);
    return {
      calendar: mergeDurations(calendar, changed(1, "calendar"), changed(-1, "calendar")),
      working: mergeDurations(working, changed(1, "working"), changed(-1, "working")),
    };
  };
}

function monthWithin({ from, to }: Period): RawBuilder<SqlBool> {
  const date = (at: Instant) => sql`cast(${new Date(at).toISOString().slice(0, 10)} as date)`;
  const after = from === null ? sql`true` : sql`month >= ${date(from)}`;
  return to === null ? sql`${after}` : sql`${after} and month < ${date(to)}`;
}

async function readCompleted(scope: ReportScope, period: Period): Promise<ReadStage> {
  const { rows } = await sql<ListRow>`
    select v.stage_id,
      string_agg(cast(cast(round(date_part('epoch', v.left_at - v.entered_at) * 1000) as bigint) as varchar), ',') as calendar,
      string_agg(cast(coalesce(v.working_ms, 0) as varchar), ',') as working
    from reporting.visits v
    where v.pipeline_id = ${scope.pipeline.id} and ${within(period, "v.entered_at")} and v.left_at <= ${instant(scope.asOf)}
      and ${narrowing(scope)}
    group by v.stage_id`.execute(scope.reading.sql);
  return async (stage) => {
    const row = rows.find(({ stage_id }) => stage_id === stage);
    return row ? { calendar: parseDurations(row.calendar), working: parseDurations(row.working) } : none;
  };
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

/** The finished and the going stays of one value of the split on one stage; several of them may be put together. */
export interface SplitStays {
  readonly segment: string | null;
  readonly stageId: string;
  readonly completed: Lists;
  readonly open: Lists;
}

/** Stays by the scope's split, in the database's order of values: read stay by stay, since summaries know no deals. */
export async function readSplitStays(scope: ReportScope): Promise<SplitStays[]> {
  const end = instant(scope.asOf);
  const ended = sql`(v.left_at is not null and v.left_at <= ${end})`;
  const list = (value: unknown) => sql`string_agg(cast(cast(round(${value}) as bigint) as varchar), ',')`;
  const { rows } = await sql<{
    segment: string | null;
    stage_id: string;
    calendar: string | null;
    working: string | null;
    entered: string | null;
  }>`
    select ${splitColumn(scope.split)} as segment, v.stage_id,
      ${list(sql`case when ${ended} then date_part('epoch', v.left_at - v.entered_at) * 1000 end`)} as calendar,
      ${list(sql`case when ${ended} then cast(coalesce(v.working_ms, 0) as double precision) end`)} as working,
      ${list(sql`case when not ${ended} then date_part('epoch', v.entered_at) * 1000 end`)} as entered
    from reporting.visits v join reporting.deal_origins d on d.id = v.deal_id
    where v.pipeline_id = ${scope.pipeline.id} and v.entered_at <= ${end} and ${within(scope, "v.entered_at")}
      and ${dealConditions(scope, "d")}
    group by 1, 2`.execute(scope.reading.sql);
  return rows.map(({ segment, stage_id: stageId, calendar, working, entered }) => ({
    segment,
    stageId,
    completed: { calendar: parseDurations(calendar), working: parseDurations(working) },
    open: untilNow(parseDurations(entered), scope),
  }));
}

/** Several stays as those of one stage. */
export function joinStays(stays: readonly SplitStays[]): Stays {
  const sorted = (pick: (one: SplitStays) => Float64Array) => sortDurations(joined(stays.map(pick)));
  return {
    calendar: { completed: sorted(({ completed }) => completed.calendar), open: sorted(({ open }) => open.calendar) },
    working: { completed: sorted(({ completed }) => completed.working), open: sorted(({ open }) => open.working) },
  };
}

function untilNow(entered: Float64Array, { asOf, calendar }: ReportScope): Lists {
  const worked = (since: Instant) => workingMilliseconds(since, asOf, calendar);
  return {
    calendar: sortDurations(entered.map((since) => asOf - since)),
    working: sortDurations(entered.map(worked)),
  };
}
