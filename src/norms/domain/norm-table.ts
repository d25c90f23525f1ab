import type { Role } from "../../kernel/actor.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { NormRow, Rating } from "./decision-table.ts";

/** A call counts for the norm when it was dialled, or only when one got through; both are shown. */
export const callCounts = ["dialled", "connected"] as const;
export type CallCount = (typeof callCounts)[number];

/** Whom a table is for; an empty list: everybody. All that are named must fit. */
export interface Reach {
  readonly roles: readonly Role[];
  readonly departments: readonly string[];
  /** Of the working calendar: where the person works, by id; the table that every workspace has knows it by name. */
  readonly regions: readonly string[];
}

/** A table of norms as it stands from a day on, until its next version. */
export interface NormTable {
  readonly id: string;
  readonly name: string;
  readonly holdsFrom: CalendarDate;
  /** From that day on the table is no more. */
  readonly isEnded: boolean;
  readonly reach: Reach;
  readonly calls: CallCount;
  readonly day: readonly NormRow[];
  /** Over the week's meetings and calls. */
  readonly week: readonly NormRow[];
}

export interface Whose {
  readonly role: Role;
  readonly departments: readonly string[];
  /** The region's id and its name in small letters; empty without one. */
  readonly regions: readonly string[];
}

const any = { from: 0, to: null };
const least = (from: number) => ({ from, to: null });
const row = (rating: Rating, meetings: number, calls: number, isWorthALook = false): NormRow => ({
  meetings: least(meetings),
  calls: least(calls),
  rating,
  isWorthALook,
});
const below: NormRow = { meetings: any, calls: any, rating: "below", isWorthALook: false };

/** Day, by definitions.md (Norms): to the letter. */
const day: readonly NormRow[] = [
  row("good", 3, 0),
  row("good", 2, 10),
  row("good", 1, 30),
  row("good", 0, 50),
  row("acceptable", 2, 0),
  row("acceptable", 1, 15),
  row("acceptable", 0, 25),
  below,
];
/** Meetings of a week: from so many on they are good. */
const week = (good: number): readonly NormRow[] => [
  row("excellent", 16, 0, true),
  row("excellent", 11, 0),
  row("good", good, 0),
  below,
];

/** Ids of the tables that every workspace has until it changes them. */
export const generalTableId = "00000000-0000-7000-8000-00000000000a";
export const moscowTableId = "00000000-0000-7000-8000-00000000000b";
/** What the region of the working calendar may be called. */
const moscow = ["москва", "moscow"];

const everybody: Reach = { roles: [], departments: [], regions: [] };
const always = { holdsFrom: "1970-01-01", isEnded: false, calls: "dialled", day } as const;

export const defaultTables: readonly NormTable[] = [
  { ...always, id: generalTableId, name: "", reach: everybody, week: week(8) },
  { ...always, id: moscowTableId, name: "", reach: { ...everybody, regions: moscow }, week: week(6) },
];

/** The version of each table that holds on the day; ended ones are left out. */
export function tablesOn(versions: readonly NormTable[], date: CalendarDate): readonly NormTable[] {
  const latest = new Map<string, NormTable>();
  for (const version of versions) {
    if (version.holdsFrom > date) continue;
    const known = latest.get(version.id);
    if (known === undefined || known.holdsFrom <= version.holdsFrom) latest.set(version.id, version);
  }
  return [...latest.values()].filter((table) => !table.isEnded);
}

/**
 * The table for a person: of those that name the person, the most particular. A department is more particular than a region,
 * a region than a role; among equals the one that was made first.
 */
export function tableFor(tables: readonly NormTable[], person: Whose): NormTable | null {
  const fitting = tables.filter(({ reach }) => fits(reach, person));
  const [first = null] = fitting.sort(byParticularity);
  return first;
}

/** The order in which tables are asked: the most particular first, among equals the one that was made first. */
export const byParticularity = (one: NormTable, other: NormTable): number =>
  weight(other) - weight(one) || (one.id < other.id ? -1 : 1);

function fits({ roles, departments, regions }: Reach, person: Whose): boolean {
  return (
    (roles.length === 0 || roles.includes(person.role)) &&
    (departments.length === 0 || departments.some((one) => person.departments.includes(one))) &&
    (regions.length === 0 || regions.some((one) => person.regions.includes(one)))
  );
}

const weight = ({ reach: { roles, departments, regions } }: NormTable) =>
  (departments.length > 0 ? 4 : 0) + (regions.length > 0 ? 2 : 0) + (roles.length > 0 ? 1 : 0);
