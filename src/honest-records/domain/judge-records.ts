import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { millisecondsPerHour } from "../../kernel/time.ts";
import type { Mark, Source, Thresholds } from "./vocabulary.ts";

/** One done activity of one person. */
export interface DoneRecord {
  readonly id: string;
  readonly kind: string;
  /** The workspace's day of the deed. */
  readonly date: CalendarDate;
  readonly doneAt: Instant;
  /** When somebody said that it was done; never before the deed. */
  readonly notedAt: Instant;
  readonly source: Source;
}

const minute = 60_000;
const machines: ReadonlySet<Source> = new Set(["telephony", "mail", "calendar"]);
/** What a machine may see; notes and tasks are always typed. */
const contacts: ReadonlySet<string> = new Set(["call", "meeting", "email", "presentation"]);

const delayOf = ({ doneAt, notedAt }: DoneRecord) => Math.max(0, notedAt - doneAt);

/** The marks of one person's records, by their ids (ACT-8). What nobody typed has none. */
export function judgeRecords(
  records: readonly DoneRecord[],
  thresholds: Thresholds,
): ReadonlyMap<string, readonly Mark[]> {
  const typed = records.filter(({ source }) => source === "typed");
  const late = new Set(typed.filter((one) => delayOf(one) >= thresholds.lateHours * millisecondsPerHour).map(idOf));
  const bulk = inBulk(typed, thresholds);
  const typedOnly = typedOnlyRecords(records, thresholds);
  const unseen = unseenCalls(records, thresholds);
  const marked = new Map<string, readonly Mark[]>();
  for (const { id } of typed) {
    const found: Mark[] = [];
    if (late.has(id)) found.push("late");
    if (bulk.has(id)) found.push("bulk");
    if (typedOnly.has(id)) found.push("typed_only");
    if (unseen.has(id)) found.push("unseen_call");
    if (found.length > 0) marked.set(id, found);
  }
  return marked;
}

const idOf = ({ id }: DoneRecord) => id;

/** Those in any stretch of the given minutes that holds enough records about deeds far enough apart. */
function inBulk(
  typed: readonly DoneRecord[],
  { bulkCount, bulkMinutes, bulkSpreadHours }: Thresholds,
): ReadonlySet<string> {
  const sorted = [...typed].sort((a, b) => a.notedAt - b.notedAt);
  const found = new Set<string>();
  let end = 0;
  for (const [start, { notedAt }] of sorted.entries()) {
    while ((sorted[end]?.notedAt ?? Number.POSITIVE_INFINITY) - notedAt <= bulkMinutes * minute) end++;
    if (end - start < bulkCount) continue;
    const stretch = sorted.slice(start, end);
    if (spreadOf(stretch) < bulkSpreadHours * millisecondsPerHour) continue;
    for (const { id } of stretch) found.add(id);
  }
  return found;
}

/** From the first deed to the last. */
function spreadOf(records: readonly DoneRecord[]): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { doneAt } of records) {
    first = Math.min(first, doneAt);
    last = Math.max(last, doneAt);
  }
  return last - first;
}

/** Contacts of days on which nothing but typing told of any, for people whom machines see at all. */
function typedOnlyRecords(records: readonly DoneRecord[], { typedOnlyLeast }: Thresholds): ReadonlySet<string> {
  const ofContacts = records.filter(({ kind }) => contacts.has(kind));
  if (!ofContacts.some(({ source }) => machines.has(source))) return new Set();
  const days = [...Map.groupBy(ofContacts, ({ date }) => date).values()];
  const typedOnly = days.filter((day) => day.length >= typedOnlyLeast && day.every(({ source }) => source === "typed"));
  return new Set(typedOnly.flat().map(idOf));
}

/** Typed calls with no call of the telephony near them, for people whose calls the telephony sees at all. */
function unseenCalls(records: readonly DoneRecord[], { callSlackMinutes }: Thresholds): ReadonlySet<string> {
  const calls = records.filter(({ kind }) => kind === "call");
  const seen = calls.filter(({ source }) => source === "telephony").map(({ doneAt }) => doneAt);
  if (seen.length === 0) return new Set();
  seen.sort((a, b) => a - b);
  const slack = callSlackMinutes * minute;
  const isSeen = (at: Instant) => (seen[firstFrom(seen, at - slack)] ?? Number.POSITIVE_INFINITY) <= at + slack;
  return new Set(calls.filter(({ source, doneAt }) => source === "typed" && !isSeen(doneAt)).map(idOf));
}

/** Where in the sorted moments the first stands that is not before `at`. */
function firstFrom(moments: readonly Instant[], at: Instant): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Above these the head asks: the third of typed records late, or a tenth of all marked otherwise. */
const muchLate = 1 / 3;
const muchElse = 0.1;

export interface CountedMarks {
  readonly count: number;
  readonly lateShare: number | null;
  readonly byMark: Readonly<Record<Mark, number>>;
}

/** Whether there is enough of it to talk about: a slip or two is nobody's fault. */
export function deservesTalk({ count, lateShare, byMark }: CountedMarks): boolean {
  if (lateShare !== null && lateShare > muchLate) return true;
  return Math.max(byMark.bulk, byMark.typed_only, byMark.unseen_call) > count * muchElse;
}

/** How late typed records were entered; null where nothing was typed. */
export interface Lateness {
  readonly medianHours: number | null;
  readonly late: number;
  readonly typed: number;
}

export function latenessOf(records: readonly DoneRecord[], { lateHours }: Thresholds): Lateness {
  const delays = records
    .filter(({ source }) => source === "typed")
    .map(delayOf)
    .sort((a, b) => a - b);
  const middle = delays[Math.ceil(delays.length / 2) - 1];
  return {
    medianHours: middle === undefined ? null : middle / millisecondsPerHour,
    late: delays.filter((delay) => delay >= lateHours * millisecondsPerHour).length,
    typed: delays.length,
  };
}
