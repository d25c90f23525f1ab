import type { PipelineId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { plansOf } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { isTestable, judge, type TestedForecast, type Verdict } from "../domain/back-test.ts";
import { lookAhead } from "../domain/forecast.ts";
import { pause } from "./kept-answers.ts";
import { learn, shocksBefore, type TestedMonth } from "./learn.ts";
import { readEverybody, readPipelineIds } from "./whose.ts";

interface MonthOfTest extends TestedForecast {
  /** Its first day. */
  readonly month: CalendarDate;
  readonly winsKnown: number;
  readonly planMinor: number | null;
}

export interface BackTest extends Verdict {
  readonly items: readonly MonthOfTest[];
}

const monthsShown = 12;
/** By the months themselves, which are made once a day and after a change of the past. */
const kept = new WeakMap<readonly TestedMonth[], Promise<readonly Omit<MonthOfTest, "planMinor">[]>>();

/**
 * PLA-8: the forecast of each of the last 12 months as of its beginning, by what was known then, against what came. Of all
 * whom the actor sees.
 */
export async function readBackTest(reading: Reading, pipelineId: PipelineId | null): Promise<BackTest> {
  const ids = pipelineId === null ? await readPipelineIds(reading) : [pipelineId];
  const { sees } = reading.actor;
  const people = sees === "all" ? null : sees;
  const { months } = await learn(reading, { pipelineIds: ids, people });
  const made = kept.get(months) ?? testAll(months);
  kept.set(months, made);
  const tested = await made;
  const planned = people ?? (await readEverybody(reading));
  const items: MonthOfTest[] = [];
  for (const one of tested) {
    const plans = await plansOf(reading, { month: one.month.slice(0, 7), people: planned });
    const planMinor = plans.size === 0 ? null : [...plans.values()].reduce((sum, minor) => sum + minor, 0);
    items.push({ ...one, planMinor });
  }
  return { items, ...judge(items) };
}

async function testAll(months: readonly TestedMonth[]) {
  const tested: Omit<MonthOfTest, "planMinor">[] = [];
  for (const [index, one] of months.entries()) {
    if (index < months.length - monthsShown) continue;
    tested.push(await testOne(one, months.slice(0, index)));
  }
  return tested;
}

/** The common shock is drawn from the errors of the months before, none later. */
async function testOne(
  { month, input, expectedMinor, factMinor, winsKnown }: TestedMonth,
  before: readonly TestedMonth[],
) {
  const rounded = { month, expectedMinor: Math.floor(expectedMinor + 0.5), factMinor, winsKnown };
  if (!isTestable(winsKnown)) return { ...rounded, interval: null };
  const { points } = await lookAhead({ ...input, shocks: shocksBefore(before) }, pause);
  const { lowMinor = 0, highMinor = 0 } = points.at(-1) ?? {};
  return { ...rounded, interval: { lowMinor: Math.floor(lowMinor + 0.5), highMinor: Math.floor(highMinor + 0.5) } };
}
