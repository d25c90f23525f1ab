import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireText, wireVersion } from "../kernel/wire.ts";
import { fileFormats, lineCodes } from "./domain/read-calendar-file.ts";
import { dayKinds, firstYear, lastYear } from "./domain/vocabulary.ts";

export * from "./contract-absences.ts";
export * from "./contract-regions.ts";

/** Local time of a day, "09:30"; "24:00" ends it. */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const year = z.coerce.number().int().min(firstYear).max(lastYear);
/** 0: nothing has been set yet. */
const calendarVersion = z.int().min(0);
const yearParams = z.strictObject({ year });

const day = z.strictObject({
  date: wireDate,
  kind: z.enum(dayKinds),
  /** Of a day with hours of its own; null of the others. */
  opensAt: clock.nullable(),
  closesAt: clock.nullable(),
  name: z.string().nullable(),
});

/** A date that is otherwise than its weekday says. `isOwn`: by the workspace, else by the law. */
const exceptionalDay = day.extend({ isOwn: z.boolean(), byLaw: z.enum(["off", "worked"]).nullable() });

const yearShape = z.strictObject({
  version: calendarVersion,
  year: z.int(),
  opensAt: clock,
  closesAt: clock,
  /** 1 for Monday … 7 for Sunday. */
  weekdays: z.array(z.int().min(1).max(7)),
  holidays: z.enum(["russian", "none"]),
  days: z.array(exceptionalDay),
  /** Dates that the law shortens by an hour (article 95), whether or not the workspace counts them. */
  shortenedByLaw: z.array(wireDate),
  months: z.array(z.strictObject({ month: z.int(), workingDays: z.int(), workingHours: z.number() })),
  /** How far the past stays are counted again since the last change; null: never asked for. */
  recount: z.strictObject({ done: z.int(), total: z.int().nullable(), isFinished: z.boolean() }).nullable(),
});

export const getWorkingYear = endpoint({
  method: "GET",
  path: "/working-calendars/{year}",
  summary: "The working calendar of a year: hours, weekdays, and the days that are otherwise",
  params: yearParams,
  answer: yearShape,
});

/** A day as it is to be; "usual" as week and law say. */
const dayToBe = z.strictObject({
  date: wireDate,
  kind: z.enum([...dayKinds, "usual"]),
  opensAt: clock.nullable().default(null),
  closesAt: clock.nullable().default(null),
  name: wireText(120).nullable().default(null),
});

const changedDays = z.strictObject({
  version: calendarVersion,
  /** The days as they were: sent back, they undo the change. */
  before: z.array(dayToBe),
});

export const changeWorkingDays = endpoint({
  method: "POST",
  path: "/working-calendars/{year}/days",
  summary: "Set days off, worked days and days with hours of their own",
  params: yearParams,
  body: z.strictObject({ version: calendarVersion, days: z.array(dayToBe).min(1).max(366) }),
  answer: changedDays,
});

export const resetWorkingYear = endpoint({
  method: "POST",
  path: "/working-calendars/{year}/resets",
  summary: "Make a year what the law says, with or without its shortened days",
  params: yearParams,
  body: z.strictObject({ version: calendarVersion, withShortened: z.boolean().default(false) }),
  answer: changedDays,
});

export const changeWorkingHours = endpoint({
  method: "PATCH",
  path: "/working-calendars/{year}",
  summary: "Change the usual hours, the working weekdays and whether Russian holidays are off; for all years",
  params: yearParams,
  body: z.strictObject({
    version: calendarVersion,
    opensAt: clock,
    closesAt: clock,
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    holidays: z.enum(["russian", "none"]),
  }),
  answer: z.strictObject({ version: wireVersion }),
});

export const importWorkingYear = endpoint({
  method: "POST",
  path: "/working-calendars/{year}/imports",
  summary:
    "Take a year from a file: CSV, or the XML or JSON of a production calendar. A wrong line, and nothing is written",
  params: yearParams,
  body: z.strictObject({
    version: calendarVersion,
    text: z.string().min(1).max(200_000),
    /** True: only tell what would change. */
    isTrial: z.boolean().default(true),
  }),
  answer: z.strictObject({
    format: z.enum(fileFormats),
    isWritten: z.boolean(),
    version: calendarVersion,
    wrong: z.array(z.strictObject({ line: z.int(), code: z.enum(lineCodes), value: z.string() })),
    changes: z.array(z.strictObject({ before: dayToBe, after: dayToBe })),
    workingDays: z.strictObject({ before: z.int(), after: z.int() }),
  }),
});

export type WorkingYear = z.infer<typeof yearShape>;
export type ExceptionalDay = z.infer<typeof exceptionalDay>;
export type DayToBe = z.output<typeof dayToBe>;
export type ChangedDays = z.infer<typeof changedDays>;
