import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireId, wireInstant, wireMoney, wireVersion } from "../kernel/wire.ts";
import { groups } from "./domain/order-day.ts";

const named = z.strictObject({ id: wireId, name: z.string() });

/** One thing to do: an activity that is planned, or a deal that lacks one. */
const task = z.strictObject({
  key: z.string(),
  group: z.enum(groups),
  /** Of the activity; of a deal without one, what its chain asks for, else null. */
  kind: z.string().nullable(),
  title: z.string(),
  /** When it is due; of a deal, since when it waits. */
  at: wireInstant.nullable(),
  hasTime: z.boolean(),
  place: z.string().nullable(),
  activity: z.strictObject({ id: wireId, version: wireVersion, durationMinutes: z.int().nullable() }).nullable(),
  deal: named.extend({ amount: wireMoney.nullable(), stage: z.string() }).nullable(),
  company: z.string().nullable(),
  contact: z.strictObject({ name: z.string(), phone: z.string().nullable(), email: z.string().nullable() }).nullable(),
  /** Of a deal: how long beyond the target of its stage, as a multiple of it; null: within. */
  overTarget: z.number().nullable(),
});

const judgement = z.strictObject({
  counts: z.boolean(),
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const done = z.strictObject({
  id: wireId,
  kind: z.string(),
  subject: z.string(),
  result: z.string().nullable(),
  at: wireInstant,
  deal: named.nullable(),
  company: z.string().nullable(),
  judgement,
});
const work = z.strictObject({ meetings: z.int(), calls: z.int() });

export const getToday = endpoint({
  method: "GET",
  path: "/days/today",
  summary: "The caller's day: what to do in order, what is done, norm, plan and pipeline",
  answer: z.strictObject({
    date: wireDate,
    /** First to last; the first is what to do now. */
    tasks: z.array(task),
    /** Of the first: what was said last, and where its chain stands. */
    lit: z
      .strictObject({
        lastContact: z.strictObject({ at: wireInstant, kind: z.string(), result: z.string() }).nullable(),
        chain: z.strictObject({ subject: z.string(), place: z.int(), of: z.int() }).nullable(),
      })
      .nullable(),
    done: z.array(done),
    /** Null: no norm names the caller, or the caller does not sell. */
    norm: z
      .strictObject({
        rating: z.string().nullable(),
        meetings: z.int(),
        callsDialled: z.int(),
        callsConnected: z.int(),
        calls: z.enum(["dialled", "connected"]),
        /** So much is a good day, by the nearest way, and what of it is missing. */
        goal: work.nullable(),
        missing: work.nullable(),
        weekMeetings: z.int(),
      })
      .nullable(),
    /** Of those who sell, by kind. */
    effective: z.array(z.strictObject({ kind: z.string(), name: z.string(), done: z.int(), planned: z.int() })),
    pipeline: z.strictObject({
      open: z.int(),
      amount: wireMoney,
      withoutNextStep: z.int(),
      overTarget: z.int(),
    }),
    /** Null without an approved plan. */
    plan: z
      .strictObject({
        share: z.number().nullable(),
        fact: wireMoney,
        due: wireMoney,
        plan: wireMoney,
        missing: wireMoney,
        today: wireMoney,
        expectedToday: wireMoney,
        days: z.number(),
        elapsed: z.number(),
      })
      .nullable(),
    /** What the caller's month pays at the pace so far, and the next threshold; null: nobody pays the caller, or it is not to be seen. */
    pay: z
      .strictObject({
        total: wireMoney,
        execution: z.number().nullable(),
        rate: z.number(),
        next: z.strictObject({ from: z.number(), rate: z.number(), missing: wireMoney, plus: wireMoney }).nullable(),
      })
      .nullable(),
    /** Of the caller's people on the last working day before today: how many were below the norm, of how many; for heads. */
    team: z.strictObject({ day: wireDate, below: z.int(), people: z.int() }).nullable(),
    /** What is expected to be paid on the next working day. */
    promises: z
      .strictObject({
        day: wireDate,
        total: wireMoney,
        items: z.array(z.strictObject({ deal: named, company: z.string().nullable(), amount: wireMoney })),
      })
      .nullable(),
  }),
});

export type TodayAnswer = z.infer<typeof getToday.answer>;
export type TodayTask = z.infer<typeof task>;
export type TodayDone = z.infer<typeof done>;
