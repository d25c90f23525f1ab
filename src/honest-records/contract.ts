import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireInstant } from "../kernel/wire.ts";
import { marks, sources } from "./domain/vocabulary.ts";

const counts = <Key extends string>(keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, z.int()])) as Record<Key, z.ZodInt>);
const bySource = counts(sources);
const byMark = counts(marks);

const thresholds = {
  lateHours: z.int().min(1).max(720),
  bulkCount: z.int().min(2).max(100),
  bulkMinutes: z.int().min(1).max(240),
  bulkSpreadHours: z.int().min(1).max(24),
  callSlackMinutes: z.int().min(1).max(240),
  typedOnlyLeast: z.int().min(1).max(100),
};
/** 0: the defaults. */
const thresholdsShape = z.strictObject({ ...thresholds, version: z.int().min(0) });

const person = z.strictObject({
  id: wireId,
  name: z.string(),
  /** Done activities. */
  count: z.int(),
  bySource,
  /** Of those typed: how long after the deed, in hours; null where nothing was typed. */
  medianDelayHours: z.number().nullable(),
  lateShare: z.number().nullable(),
  /** Activities with the mark. */
  byMark,
  typedOnlyDays: z.int(),
  /** Whether telephony, mail or calendar tell of this person at all. */
  isSeenByMachines: z.boolean(),
  days: z.array(z.strictObject({ date: wireDate, count: z.int(), bySource, byMark })),
});

const period = { from: wireDate, to: wireDate };

export const getRecordChecks = endpoint({
  method: "GET",
  path: "/record-checks",
  summary:
    "How honestly done activities are recorded, by person and day in [from, to): where from, how late, in bulk, unseen calls",
  query: z.strictObject(period),
  answer: z.strictObject({ people: z.array(person), thresholds: thresholdsShape }),
});

export const listCheckedActivities = endpoint({
  method: "GET",
  path: "/record-checks/{id}/activities",
  summary: "The activities behind a figure of a person: by mark, source or day, with all their marks",
  params: idParams,
  query: z.strictObject({
    ...period,
    mark: z.enum(marks).optional(),
    source: z.enum(sources).optional(),
    date: wireDate.optional(),
  }),
  answer: z.strictObject({
    count: z.int(),
    /** The first 500, by the time of the deed. */
    items: z.array(
      z.strictObject({
        id: wireId,
        kind: z.string(),
        subject: z.string(),
        deal: z.strictObject({ id: wireId, name: z.string() }).nullable(),
        doneAt: wireInstant,
        notedAt: wireInstant,
        source: z.enum(sources),
        marks: z.array(z.enum(marks)),
      }),
    ),
  }),
});

export const changeRecordThresholds = endpoint({
  method: "PATCH",
  path: "/record-thresholds",
  summary: "Change from when on a record is marked",
  body: z.strictObject({ ...thresholds, version: z.int().min(0) }),
  answer: thresholdsShape,
});

export type RecordedPerson = z.infer<typeof person>;
export type CheckedActivities = z.infer<typeof listCheckedActivities.answer>;
export type KeptThresholds = z.infer<typeof thresholdsShape>;
