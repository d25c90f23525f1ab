import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { millisecondsPerHour } from "../../kernel/time.ts";
import { addWorkingTime, isWorkingDay } from "../../kernel/working-time.ts";
import { addDays, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { DealPath, DealSetting, DemoVisit } from "./deal-path.ts";
import { isLeaking, wonStage } from "./deal-path.ts";
import type { Chance } from "./random.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface DemoActivity {
  readonly kind: "call" | "meeting" | "email" | "task";
  readonly subject: string;
  readonly plannedAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly isHeld: boolean | null;
  readonly place: string | null;
  readonly result: string | null;
}

export interface DemoPayment {
  readonly purpose: string;
  readonly amountMinor: number;
  readonly plannedOn: CalendarDate;
  readonly receivedOn: CalendarDate | null;
}

export interface DemoDocument {
  readonly kind: "proposal" | "contract" | "invoice" | "act";
  readonly title: string;
  readonly sentOn: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
  readonly signedOn: CalendarDate | null;
}

const hour = millisecondsPerHour;

/** Calls, letters and meetings that a deal leaves behind, and the next step of an open one (some have none, some are late). */
export function inventActivities(
  path: DealPath,
  setting: DealSetting,
  words: Vocabulary,
  chance: Chance,
): DemoActivity[] {
  const found = path.visits.flatMap((visit) => visitActivities(visit, setting, words, chance));
  const last = path.visits.at(-1);
  if (path.status !== "open" || !last) return found;
  const step = nextStep(last, setting, words, chance);
  return step ? [...found, step] : found;
}

function visitActivities(visit: DemoVisit, setting: DealSetting, words: Vocabulary, chance: Chance): DemoActivity[] {
  const until = visit.leftAt ?? setting.now;
  const advanced = visit.leftAs === "moved" || visit.leftAs === "won";
  const done = (kind: DemoActivity["kind"], subject: string, at: Instant, helped: boolean): DemoActivity => {
    const place = kind === "meeting" ? chance.pick(words.streets) : null;
    const result = chance.pick(helped ? words.results.advanced : words.results.idle);
    // The first of what is said without an advance is that nobody answered.
    const isMissed = kind === "call" && result === words.results.idle[0];
    const isHeld = kind === "meeting" ? true : isMissed ? false : null;
    return { kind, subject, plannedAt: null, doneAt: at, isHeld, place, result };
  };
  const made: DemoActivity[] = [];
  const contacts = chance.between(1, 3);
  for (let index = 0; index < contacts; index++) {
    const at = addWorkingTime(visit.enteredAt, (index + 1) * 3 * hour, setting.calendar);
    if (at >= until) break;
    const kind = chance.weighted([
      ["call", 6],
      ["email", 3],
      ["task", 1],
    ] as const);
    made.push(done(kind, chance.pick(words.subjects[kind]), at, advanced && index === contacts - 1));
  }
  if (visit.stage === 2 && visit.leftAt !== null) {
    if (chance.happens(isLeaking(setting, visit.enteredAt, 2) ? 0.3 : 0.92)) {
      made.push(done("call", words.subjects.confirm, dayBefore(visit.leftAt, visit.enteredAt, setting), advanced));
    }
    if (advanced) made.push(done("meeting", chance.pick(words.subjects.meeting), visit.leftAt, true));
  }
  return made;
}

/** Three in the afternoon of the last working day before, if that is no earlier than `since`. */
function dayBefore(moment: Instant, since: Instant, { calendar }: DealSetting): Instant {
  let date = addDays(dateOf(moment, calendar.zone), -1);
  while (!isWorkingDay(date, calendar)) date = addDays(date, -1);
  return Math.max(since, startOfDay(date, calendar.zone) + 15 * hour);
}

function nextStep(visit: DemoVisit, setting: DealSetting, words: Vocabulary, chance: Chance): DemoActivity | null {
  if (chance.happens(0.08)) return null;
  const late = chance.happens(0.15);
  const at = late
    ? setting.now - chance.between(1, 4) * 24 * hour
    : addWorkingTime(setting.now, chance.between(1, 45) * hour, setting.calendar);
  const kind =
    visit.stage === 2
      ? "meeting"
      : chance.weighted([
          ["call", 5],
          ["email", 2],
          ["task", 2],
        ] as const);
  return {
    kind,
    subject: chance.pick(words.subjects[kind]),
    plannedAt: Math.round(at / (hour / 2)) * (hour / 2),
    doneAt: null,
    isHeld: null,
    place: kind === "meeting" ? chance.pick(words.streets) : null,
    result: null,
  };
}

/** When the deal first reached the stage or went past it; null when it never did. */
function reachedAt(path: DealPath, stage: number): Instant | null {
  if (stage === wonStage) return path.status === "won" ? (path.visits.at(-1)?.leftAt ?? null) : null;
  return path.visits.find((visit) => visit.stage >= stage)?.enteredAt ?? null;
}

export function inventPayments(
  path: DealPath,
  setting: DealSetting,
  amount: number,
  prepayment: number,
  words: Vocabulary,
): DemoPayment[] {
  const signed = reachedAt(path, 5);
  if (signed === null) return [];
  const day = (at: Instant) => dateOf(at, setting.calendar.zone);
  const prepaid = reachedAt(path, 6);
  const won = reachedAt(path, wonStage);
  const closed = path.status === "lost" || path.status === "postponed";
  const payment = (
    purpose: string,
    amountMinor: number,
    receivedAt: Instant | null,
    due: CalendarDate,
  ): DemoPayment[] =>
    receivedAt === null && closed
      ? []
      : [{ purpose, amountMinor, plannedOn: due, receivedOn: receivedAt === null ? null : day(receivedAt) }];
  return [
    ...payment(words.payments.prepayment, prepayment, prepaid, addDays(day(signed), 10)),
    ...payment(words.payments.rest, amount - prepayment, won, addDays(day(signed), 45)),
  ];
}

export function inventDocuments(path: DealPath, setting: DealSetting, words: Vocabulary): DemoDocument[] {
  const day = (at: Instant | null) => (at === null ? null : dateOf(at, setting.calendar.zone));
  const [sent, signed, prepaid, won] = [4, 5, 6, wonStage].map((stage) => day(reachedAt(path, stage)));
  const document = (
    kind: DemoDocument["kind"],
    on: CalendarDate | null | undefined,
    isSigned: boolean,
  ): DemoDocument[] =>
    on ? [{ kind, title: words.documents[kind], sentOn: on, receivedOn: on, signedOn: isSigned ? on : null }] : [];
  return [
    ...document("proposal", sent, false),
    ...document("contract", signed, true),
    ...document("invoice", prepaid ?? signed, false),
    ...document("act", won, true),
  ];
}
