import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerDay, millisecondsPerHour } from "../../kernel/time.ts";
import type { WorkingCalendar } from "../../kernel/working-time.ts";
import { addWorkingTime } from "../../kernel/working-time.ts";
import type { DemoPerson } from "./people.ts";
import type { Chance } from "./random.ts";

export type ChannelKey = "referral" | "fair" | "dealer" | "cold" | "site";

export interface DemoVisit {
  /** 1 to 6; the win itself is the deal's status. */
  readonly stage: number;
  readonly enteredAt: Instant;
  readonly leftAt: Instant | null;
  readonly leftAs: "moved" | "won" | "lost" | "postponed" | null;
}

export interface DealPath {
  readonly visits: readonly DemoVisit[];
  readonly status: "open" | "won" | "lost" | "postponed";
}

/** What is told apart by hand-made differences: who sells, through which channel, since when. */
export interface DealSetting {
  readonly createdAt: Instant;
  readonly now: Instant;
  readonly person: DemoPerson;
  readonly channel: ChannelKey;
  readonly calendar: WorkingCalendar;
}

export const wonStage = 7;
const forwardOdds = [0.66, 0.77, 0.82, 0.49, 0.94, 0.96];
const medianHours = [16, 34, 25, 52, 38, 84];
const channelOdds: Readonly<Record<ChannelKey, number>> = {
  referral: 1.35,
  fair: 1.1,
  dealer: 1.1,
  cold: 0.85,
  site: 0.95,
};

/** Both hidden findings began this long ago. */
const sinceDays = 150;

/** The leak: meetings from the site are agreed on but not held, worst with two people who skip the confirming call. */
export function isLeaking(setting: Pick<DealSetting, "channel" | "now">, at: Instant, stage: number): boolean {
  return stage === 2 && setting.channel === "site" && at > setting.now - sinceDays * millisecondsPerDay;
}

/** The anomaly: offers to those met at trade fairs are signed far more often than before. */
function isAnomalous(setting: DealSetting, at: Instant, stage: number): boolean {
  return stage === 4 && setting.channel === "fair" && at > setting.now - sinceDays * millisecondsPerDay;
}

function stepOdds(setting: DealSetting, stage: number, at: Instant): number {
  const base = forwardOdds[stage - 1] ?? 0;
  const careless = setting.person.key === "gromov" || setting.person.key === "akhmetov";
  if (isLeaking(setting, at, stage)) return careless ? 0.34 : 0.55;
  if (isAnomalous(setting, at, stage)) return 0.78;
  const odds = (base / (1 - base)) * setting.person.skill * channelOdds[setting.channel];
  return odds / (1 + odds);
}

/** One deal lived from its creation to now: what it visited and how it ended. */
export function liveDeal(setting: DealSetting, chance: Chance): DealPath {
  const visits: DemoVisit[] = [];
  let stage = 1;
  let enteredAt = setting.createdAt;
  for (;;) {
    const hours = chance.around(medianHours[stage - 1] ?? 20, 0.6) * setting.person.pace;
    const leavesAt = addWorkingTime(enteredAt, hours * millisecondsPerHour, setting.calendar);
    // Nobody closed it: it stands there to this day, and inflates the forecast.
    const forgotten = chance.happens(0.003);
    if (forgotten || leavesAt >= setting.now) return open(visits, stage, enteredAt);
    const advances = chance.happens(stepOdds(setting, stage, enteredAt));
    const leave = (leftAs: DemoVisit["leftAs"]) => visits.push({ stage, enteredAt, leftAt: leavesAt, leftAs });
    if (!advances) {
      const later = chance.happens(0.07);
      leave(later ? "postponed" : "lost");
      return { visits, status: later ? "postponed" : "lost" };
    }
    if (stage === wonStage - 1) {
      leave("won");
      return { visits, status: "won" };
    }
    leave("moved");
    stage = nextStage(stage, visits, chance);
    enteredAt = leavesAt;
  }
}

function open(visits: DemoVisit[], stage: number, enteredAt: Instant): DealPath {
  return { visits: [...visits, { stage, enteredAt, leftAt: null, leftAs: null }], status: "open" };
}

/** Mostly the next one; now and then a meeting is skipped or an offer sends the deal back to another meeting. */
function nextStage(stage: number, visits: readonly DemoVisit[], chance: Chance): number {
  if (stage === 1 && chance.happens(0.06)) return 3;
  const wasBack = visits.some((visit, index) => index > 0 && visit.stage < (visits[index - 1]?.stage ?? 0));
  if (stage === 4 && !wasBack && chance.happens(0.05)) return 3;
  return stage + 1;
}
