import type { CalendarDate, Instant } from "./time.ts";
import { millisecondsPerDay } from "./time.ts";

/**
 * Days, weeks and months of a workspace's zone against instants (definitions.md, Time). Offsets come from Intl and are
 * kept as stretches of constant offset, so a call costs a comparison or two: reports ask millions of times.
 */

interface Stretch {
  readonly start: Instant;
  readonly end: Instant;
  readonly offset: number;
}

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly chunks: Map<number, readonly Stretch[]>;
  last: Stretch;
}

/** Offsets are looked up in chunks of this length, at probes close enough that no known rule fits between two. */
const chunkLength = 512 * millisecondsPerDay;
const probeStep = 4 * millisecondsPerDay;

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  const zone: Zone = { format, chunks: new Map(), last: { start: 0, end: 0, offset: 0 } };
  zones.set(name, zone);
  return zone;
}

/** Whether Intl knows the zone ("Europe/Moscow"); the other functions throw a RangeError for one it doesn't. */
export function isTimeZone(name: string): boolean {
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}

const offsetName = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

function readOffset(zone: Zone, instant: Instant): number {
  const [, sign, hours, minutes, seconds] = offsetName.exec(zone.format.format(instant)) ?? [];
  if (sign === undefined) return 0;
  const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds ?? 0) * 1_000;
  return sign === "-" ? -size : size;
}

function readChunk(zone: Zone, index: number): readonly Stretch[] {
  const chunkEnd = (index + 1) * chunkLength;
  const stretches: Stretch[] = [];
  let start = index * chunkLength;
  let offset = readOffset(zone, start);
  for (let probe = start; probe < chunkEnd; ) {
    const next = Math.min(probe + probeStep, chunkEnd);
    const nextOffset = readOffset(zone, next);
    if (nextOffset !== offset) {
      const change = firstChange(zone, probe, next, offset);
      stretches.push({ start, end: change, offset });
      start = change;
      offset = readOffset(zone, change);
      probe = change;
    } else {
      probe = next;
    }
  }
  if (start < chunkEnd) stretches.push({ start, end: chunkEnd, offset });
  return stretches;
}

/** The first instant after `before` with another offset; rules change on whole seconds. */
function firstChange(zone: Zone, before: Instant, after: Instant, offset: number): Instant {
  let low = before / 1_000;
  let high = after / 1_000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readOffset(zone, middle * 1_000) === offset) low = middle;
    else high = middle;
  }
  return high * 1_000;
}

function stretchAt(instant: Instant, zone: Zone): Stretch {
  const last = zone.last;
  if (instant >= last.start && instant < last.end) return last;
  const index = Math.floor(instant / chunkLength);
  let chunk = zone.chunks.get(index);
  if (!chunk) {
    chunk = readChunk(zone, index);
    zone.chunks.set(index, chunk);
  }
  const found = chunk.find((stretch) => instant < stretch.end);
  if (!found) throw new RangeError(`no such instant: ${instant}`);
  zone.last = found;
  return found;
}

/** Local time minus UTC at the instant, in milliseconds. */
export function offsetAt(instant: Instant, zone: string): number {
  return stretchAt(instant, zoneOf(zone)).offset;
}

/** Days since 1970-01-01 of a date "YYYY-MM-DD"; the date is trusted, see `isCalendarDate`. */
export function dayNumber(date: CalendarDate): number {
  const year = Number.parseInt(date.slice(0, 4), 10);
  return dayNumberOf(year, twoDigits(date, 5), twoDigits(date, 8));
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

/** Gregorian day count by eras of 400 years that begin in March, so that the leap day is the last of its year. */
function dayNumberOf(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

const dateNames = new Map<number, CalendarDate>();

/** The date of a day number; the inverse of `dayNumber`. */
export function dateOfDayNumber(day: number): CalendarDate {
  const known = dateNames.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
  dateNames.set(day, date);
  return date;
}

/** Whether the text is a day that exists, written "YYYY-MM-DD". */
export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dateOfDayNumber(dayNumber(text)) === text;
}

/** The day number of the instant by the clock of the zone. */
export function dayNumberAt(instant: Instant, zone: string): number {
  return Math.floor((instant + offsetAt(instant, zone)) / millisecondsPerDay);
}

/** The calendar date of the instant in the zone. */
export function dateOf(instant: Instant, zone: string): CalendarDate {
  return dateOfDayNumber(dayNumberAt(instant, zone));
}

/**
 * The instant at which the zone's clock shows `millisecondsOfDay` on the date. A time that occurs twice is its first
 * occurrence; a time the clock skips is moved on by the length of the gap (the "compatible" rule of Temporal).
 */
export function instantAt(date: CalendarDate, millisecondsOfDay: number, zone: string): Instant {
  return instantOfLocal(dayNumber(date) * millisecondsPerDay + millisecondsOfDay, zone);
}

function instantOfLocal(local: number, zoneName: string): Instant {
  const zone = zoneOf(zoneName);
  const before = stretchAt(local - millisecondsPerDay, zone).offset;
  const early = local - before;
  if (stretchAt(early, zone).offset === before) return early;
  const after = stretchAt(local + millisecondsPerDay, zone).offset;
  const late = local - after;
  return stretchAt(late, zone).offset === after ? late : early;
}

/** The first instant of the date in the zone: midnight, or where the clock jumps over it. */
export function startOfDay(date: CalendarDate, zone: string): Instant {
  return instantAt(date, 0, zone);
}

/** The date `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Days from one date to another; negative when `to` is the earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 for Monday … 7 for Sunday. */
export function weekday(date: CalendarDate): number {
  return weekdayOfDayNumber(dayNumber(date));
}

/** `weekday` by day number: 1970-01-01 was a Thursday. */
export function weekdayOfDayNumber(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the date's week. */
export function mondayOf(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - weekday(date));
}

/** The first day of the date's month. */
export function monthStart(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 8)}01`;
}

/** The same day `months` later, or the last day of a month that is too short for it. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = Number.parseInt(date.slice(0, 4), 10) * 12 + twoDigits(date, 5) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const first = dayNumberOf(year, month, 1);
  const following = month === 12 ? dayNumberOf(year + 1, 1, 1) : dayNumberOf(year, month + 1, 1);
  return dateOfDayNumber(Math.min(first + twoDigits(date, 8), following) - 1);
}

/** The Mondays of the weeks that the interval [from, to) touches, in order; none when it is empty. */
export function mondaysBetween(from: Instant, to: Instant, zone: string): CalendarDate[] {
  const mondays: CalendarDate[] = [];
  if (to <= from) return mondays;
  const last = mondayOf(dateOf(to - 1, zone));
  for (let monday = mondayOf(dateOf(from, zone)); monday <= last; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}
