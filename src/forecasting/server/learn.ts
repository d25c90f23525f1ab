import type { PipelineId, UserId } from "../../kernel/ids.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { hoursPerWorkingDay } from "../../kernel/working-time.ts";
import { addMonths, dateOf, monthStart, startOfDay } from "../../kernel/zoned-time.ts";
import { readChancedStages } from "../../pipeline/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { arrivals } from "../domain/arrivals.ts";
import { isTestable } from "../domain/back-test.ts";
import { expectedOf, type Prospects } from "../domain/forecast.ts";
import { knownAt, type PastDeal } from "../domain/past-deal.ts";
import type { RunInput } from "../domain/run-forecast.ts";
import { type MonthError, shocksOf } from "../domain/shocks.ts";
import { createKept, pause } from "./kept-answers.ts";
import { asOf, type Model, modelOf, type PipelineHistory, runDealsOf } from "./model.ts";
import { readPastDeals, readPastPromises } from "./read-history.ts";

/** A month of the past, forecast from what was known when it began, with what came. */
export interface TestedMonth extends MonthError {
  /** Its first day. */
  readonly month: CalendarDate;
  /** All pipelines together, without a common shock. */
  readonly input: Prospects;
  /** Wins known when it began: of few, nothing can be told. */
  readonly winsKnown: number;
}

/** What to learn from: everything in these pipelines; the months are tested on the deals of these people, null: of everybody. */
export interface Taught {
  readonly pipelineIds: readonly PipelineId[];
  readonly people: readonly UserId[] | null;
}

/** What own history teaches, as of the beginning of today. */
export interface Learned {
  readonly models: ReadonlyMap<PipelineId, Model>;
  /** The last 24 months that are over, first to last. */
  readonly months: readonly TestedMonth[];
}

const monthsTested = 24;
const kept = createKept<Learned>(20);

/**
 * The models of the pipelines and the errors of the months past. Made once a day: the past stays as it is, unless history is imported or
 * amended, which its fingerprint tells.
 */
export async function learn(reading: Reading, asked: Taught): Promise<Learned> {
  const { pipelineIds, people } = asked;
  const { timeZone } = reading.actor.workspace;
  const today = dateOf(reading.now, timeZone);
  const morning = startOfDay(today, timeZone);
  const key = [
    reading.actor.workspaceId,
    today,
    pipelineIds.join(),
    people?.join(),
    await fingerprint(reading, pipelineIds, morning),
  ];
  return kept(JSON.stringify(key), () => learnAnew(reading, asked, { today, morning }));
}

/** Changes when anything is that lies before today: visits that came in or were taken back, wins, their amounts. */
async function fingerprint(
  { client, actor }: Reading,
  pipelineIds: readonly PipelineId[],
  before: Instant,
): Promise<string> {
  const { rows } = await client.query<{ mark: string }>(
    `select (select count(*) from reporting.visits v where v.workspace_id = $1 and v.pipeline_id = any($2) and v.entered_at < $3)
       || ':' || (select count(*) || ':' || coalesce(sum(amount_minor), 0) from reporting.deals d
         where d.workspace_id = $1 and d.pipeline_id = any($2) and d.status = 'won' and d.closed_at < $3)
       || ':' || (select coalesce(string_agg(s.id || '/' || s.position || '/' || coalesce(s.planned_conversion, -1) || '/'
           || coalesce(s.target_hours, -1), ',' order by s.id), '') from reporting.stages s
         where s.workspace_id = $1 and s.pipeline_id = any($2) and s.archived_at is null) as mark`,
    [actor.workspaceId, pipelineIds, new Date(before)],
  );
  return rows[0]?.mark ?? "";
}

async function readHistory(reading: Reading, pipelineId: PipelineId): Promise<PipelineHistory> {
  const { timeZone: zone, workingCalendar } = reading.actor.workspace;
  return {
    stages: await readChancedStages(reading, pipelineId),
    deals: await readPastDeals(reading, pipelineId),
    promises: await readPastPromises(reading, pipelineId),
    hoursPerWorkingDay: hoursPerWorkingDay(workingCalendar),
    zone,
  };
}

async function learnAnew(
  reading: Reading,
  { pipelineIds, people }: Taught,
  { today, morning }: { readonly today: CalendarDate; readonly morning: Instant },
): Promise<Learned> {
  const zone = reading.actor.workspace.timeZone;
  const histories = new Map<PipelineId, PipelineHistory>();
  for (const id of pipelineIds) histories.set(id, await readHistory(reading, id));
  const models = new Map<PipelineId, Model>();
  for (const [id, history] of histories) models.set(id, modelOf(history, knownAt(history.deals, morning), morning));
  const months: TestedMonth[] = [];
  for (let back = monthsTested; back > 0; back--) {
    await pause();
    months.push(testMonth([...histories.values()], { month: addMonths(monthStart(today), -back), people, zone }));
  }
  return { models, months };
}

/** The forecast of a whole month as of its beginning, beside the wins that came in it, as they are known now. */
export function testMonth(
  histories: readonly PipelineHistory[],
  { month, people, zone }: { readonly month: CalendarDate; readonly people: Taught["people"]; readonly zone: string },
): TestedMonth {
  const [begins, ends] = [startOfDay(month, zone), startOfDay(addMonths(month, 1), zone)];
  const isOurs = ({ ownerId }: { readonly ownerId: UserId }) => people === null || people.includes(ownerId);
  const waits = [0, ends - begins];
  const known = histories.map((history) => asOf(history, begins));
  const parts = known.map(({ model, open }) => ({
    deals: runDealsOf(model, open.filter(isOurs), waits),
    arrivals: arrivals({ wins: model.wins.filter(isOurs), since: model.since }, begins, {
      beginning: 0,
      horizon: ends - begins,
    }),
  }));
  const input = togetherOf(parts, waits);
  const { openMinor, arrivingMinor, variance } = expectedOf(input);
  return {
    month,
    input,
    expectedMinor: openMinor + arrivingMinor,
    variance,
    factMinor: histories.reduce((sum, history) => sum + wonWithin(history.deals.filter(isOurs), begins, ends), 0),
    winsKnown: known.reduce((sum, { model }) => sum + model.wins.length, 0),
  };
}

/** Several pipelines as one. */
export function togetherOf(
  parts: readonly Pick<RunInput, "deals" | "arrivals">[],
  waits: readonly number[],
): Prospects {
  return {
    waits,
    deals: parts.flatMap(({ deals }) => deals),
    arrivals: {
      mean: parts.reduce((sum, one) => sum + one.arrivals.mean, 0),
      expectedMinor: parts.reduce((sum, one) => sum + one.arrivals.expectedMinor, 0),
      wins: parts.flatMap((one) => one.arrivals.wins),
    },
  };
}

function wonWithin(deals: readonly PastDeal[], from: Instant, to: Instant): number {
  const isWin = (deal: PastDeal) =>
    deal.deletedAt === null &&
    deal.stays.some(
      ({ leftAs, leftAt, voidAt }) =>
        leftAs === "won" && voidAt === null && leftAt !== null && leftAt >= from && leftAt < to,
    );
  return deals.reduce((sum, deal) => (isWin(deal) ? sum + (deal.amountMinor ?? 0) : sum), 0);
}

/** The common shocks of the month after these: of the last year of months that enough was known of. */
export const shocksBefore = (months: readonly TestedMonth[]): readonly number[] =>
  shocksOf(months.filter(({ winsKnown }) => isTestable(winsKnown)).slice(-12));
