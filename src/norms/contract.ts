import { z } from "zod";
import { roles } from "../kernel/actor.ts";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireInstant, wireText } from "../kernel/wire.ts";
import { whyNots } from "./domain/advance/judge-contact.ts";
import { ratings } from "./domain/decision-table.ts";
import { callCounts } from "./domain/norm-table.ts";

export * from "./contract-advances.ts";

const span = z.strictObject({ from: z.int().min(0).max(10_000), to: z.int().min(0).max(10_000).nullable() });
const rating = z.enum(ratings);
/** A row holds when meetings and calls both lie in its spans; both ends belong to them. */
const normRow = z.strictObject({ meetings: span, calls: span, rating, isWorthALook: z.boolean() });
/** Whom the table is for: all that are named must fit; an empty list is everybody. */
const reach = z.strictObject({
  roles: z.array(z.enum(roles)).max(roles.length),
  departments: z.array(wireId).max(500),
  /** Of the working calendar, by id; the usual table of Moscow knows its region by name. */
  regions: z.array(z.string().min(1).max(120)).max(500),
});

const tableFields = {
  reach,
  /** Whether a call counts when dialled or when one got through; both are shown. */
  calls: z.enum(callCounts),
  /** The first row that holds rates the day; the last is "below" for all the rest. */
  day: z.array(normRow).min(1).max(40),
  week: z.array(normRow).min(1).max(40),
};
/** The day from which it holds: today or later, so that days gone by keep their rating. */
const holdsFrom = wireDate;
const versionInput = z.strictObject({ name: wireText(120).min(1), holdsFrom, ...tableFields });

const version = z.strictObject({ holdsFrom, isEnded: z.boolean(), name: z.string(), ...tableFields });
export const normTable = z.strictObject({
  id: wireId,
  /** One that every workspace has: "general", "moscow"; its name is empty until somebody names it. */
  usual: z.enum(["general", "moscow"]).nullable(),
  /** What holds today; null before its first day and after its end. */
  now: version.nullable(),
  /** What will hold later, first to last. */
  later: z.array(version),
});

export const listNormTables = endpoint({
  method: "GET",
  path: "/norm-tables",
  summary: "Tables of norms: what holds today and what will, the most particular first",
  answer: z.strictObject({
    items: z.array(normTable),
    departments: z.array(z.strictObject({ id: wireId, name: z.string() })),
    regions: z.array(z.strictObject({ id: wireId, name: z.string() })),
  }),
});
export const createNormTable = endpoint({
  method: "POST",
  path: "/norm-tables",
  summary: "A table of norms for some roles, departments or regions, from a day on",
  status: 201,
  body: versionInput,
  answer: normTable,
});
export const changeNormTable = endpoint({
  method: "POST",
  path: "/norm-tables/{id}/versions",
  summary: "Change a table of norms from a day on; what was set for that very day is replaced",
  params: idParams,
  body: versionInput,
  answer: normTable,
});
export const endNormTable = endpoint({
  method: "POST",
  path: "/norm-tables/{id}/endings",
  summary: "End a table of norms from a day on; the general one cannot be ended",
  params: idParams,
  body: z.strictObject({ holdsFrom }),
  answer: normTable,
});

const count = { meetings: z.int(), callsDialled: z.int(), callsConnected: z.int() };
const effective = z.strictObject({ done: z.int(), planned: z.int() });
export const personsWeek = z.strictObject({
  person: z.strictObject({ id: wireId, name: z.string(), role: z.enum(roles) }),
  days: z.array(
    z.strictObject({
      date: wireDate,
      ...count,
      /** Null: no working day of this person, one that has not begun, or nobody's norm. */
      rating: rating.nullable(),
      /** Contacts that advanced a buyer, and how many are planned for the day. */
      effective,
    }),
  ),
  week: z.strictObject({ ...count, effective, rating: rating.nullable(), isWorthALook: z.boolean() }),
  /** Contacts of the week by which one talks to a customer: effective of all. */
  contacts: z.int(),
});

export const getWorkWeek = endpoint({
  method: "GET",
  path: "/work-weeks/{monday}",
  summary: "Meetings and calls of a week by person and day, rated by the norms, heads included",
  params: z.strictObject({ monday: wireDate }),
  answer: z.strictObject({ people: z.array(personsWeek) }),
});

export const judgement = z.strictObject({
  counts: z.boolean(),
  /** By which rule it counts, or why it does not. */
  reason: z.enum(["moved_forward", "next_agreed", "chain_step", "condition_met", ...whyNots]),
  params: z.strictObject({
    stage: z.string().optional(),
    activity: z.string().optional(),
    at: z.number().optional(),
    condition: z.string().optional(),
    of: z.string().nullable().optional(),
  }),
});
export const doneContact = z.strictObject({
  id: wireId,
  kind: z.string(),
  subject: z.string(),
  result: z.string().nullable(),
  doneAt: wireInstant,
  /** False: nobody got through, or the meeting did not take place. */
  wasHeld: z.boolean(),
  deal: z.strictObject({ id: wireId, name: z.string() }).nullable(),
  company: z.string().nullable(),
  judgement,
  /** Key of the kind of effective action, when it counts. */
  effectiveKind: z.string().nullable(),
});
export const doneContactFilters = ["all", "meetings", "calls_dialled", "calls_connected", "effective"] as const;
export const listDoneContacts = endpoint({
  method: "GET",
  path: "/done-contacts",
  summary: "What a person did on some days, each with whether it advanced the buyer and why",
  query: z.strictObject({
    person: wireId,
    /** Days of the workspace's zone, [from, to), at most 62. */
    from: wireDate,
    to: wireDate,
    what: z.enum(doneContactFilters).default("all"),
  }),
  answer: z.strictObject({ items: z.array(doneContact) }),
});

export const getDealAdvances = endpoint({
  method: "GET",
  path: "/deals/{id}/advances",
  summary: "Which contacts of a deal advanced the buyer and why, and how many on its stage have not",
  params: idParams,
  answer: z.strictObject({
    /** The last 200, first to last. */
    contacts: z.array(z.strictObject({ id: wireId, judgement })),
    /** Contacts on the deal's stage since the last that advanced. */
    withoutAdvance: z.int(),
  }),
});

export type NormTableAnswer = z.infer<typeof normTable>;
export type NormVersion = z.infer<typeof version>;
export type NormVersionInput = z.input<typeof versionInput>;
export type NormRowInput = z.infer<typeof normRow>;
export type PersonsWeek = z.infer<typeof personsWeek>;
export type DoneContactAnswer = z.infer<typeof doneContact>;
export type DoneContactFilter = (typeof doneContactFilters)[number];
