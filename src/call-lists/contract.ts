import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireInstant, wireText, wireVersion } from "../kernel/wire.ts";
import { outcomes, states } from "./domain/after-call.ts";

const named = z.strictObject({ id: wireId, name: z.string() });

export const callList = z.strictObject({
  id: wireId,
  name: z.string(),
  pipeline: named,
  people: z.array(named),
  /** The norm: calls of the list that a person makes in a working day. */
  callsPerDay: z.int(),
  /** Nobody calls a company of the list that anybody called within so many days. */
  restDays: z.int(),
  companies: z.int(),
  /** How many companies stand where. */
  counts: z.record(z.enum(states), z.int()),
  /** Whether the caller calls by it, and how many calls of it the caller made today. */
  isMine: z.boolean(),
  calledToday: z.int(),
  createdAt: wireInstant,
  closedAt: wireInstant.nullable(),
  version: wireVersion,
});
const listFields = {
  name: wireText(120).min(1),
  pipelineId: wireId,
  people: z.array(wireId).min(1).max(200),
  callsPerDay: z.int().min(1).max(500),
  restDays: z.int().min(0).max(365),
};

export const listCallLists = endpoint({
  method: "GET",
  path: "/call-lists",
  summary: "Call lists that the caller keeps or calls by, closed ones last",
  answer: z.strictObject({ items: z.array(callList) }),
});
export const getCallList = endpoint({
  method: "GET",
  path: "/call-lists/{id}",
  summary: "A call list",
  params: idParams,
  answer: callList,
});
export const createCallList = endpoint({
  method: "POST",
  path: "/call-lists",
  summary: "Begin a call list; companies are added to it",
  status: 201,
  body: z.strictObject({
    ...listFields,
    callsPerDay: listFields.callsPerDay.default(30),
    restDays: listFields.restDays.default(30),
  }),
  answer: callList,
});
export const changeCallList = endpoint({
  method: "PATCH",
  path: "/call-lists/{id}",
  summary: "Change a call list, close it or open it again",
  params: idParams,
  body: z
    .strictObject({ ...listFields, isClosed: z.boolean() })
    .partial()
    .extend({ version: wireVersion }),
  answer: callList,
});

const filter = z.strictObject({
  search: wireText(200).optional(),
  owner: wireId.optional(),
  city: z.string().max(200).optional(),
  industry: z.string().max(200).optional(),
  channel: z.string().max(200).optional(),
});
/** By ids, or by the filter of the list of companies: one of them. */
export const addCallListCompanies = endpoint({
  method: "POST",
  path: "/call-lists/{id}/companies",
  summary: "Add cold companies to a call list; those that must not be called are left out, and told by their reason",
  params: idParams,
  body: z.union([
    z.strictObject({ companyIds: z.array(wireId).min(1).max(1_000) }),
    z.strictObject({ filter, most: z.int().min(1).max(20_000).default(5_000) }),
  ]),
  answer: z.strictObject({
    added: z.int(),
    leftOut: z.strictObject({
      /** On this list or on another that is open. */
      onList: z.int(),
      noPhone: z.int(),
      openDeal: z.int(),
      calledRecently: z.int(),
    }),
  }),
});

const companyInHand = z.strictObject({
  id: wireId,
  name: z.string(),
  city: z.string().nullable(),
  industry: z.string().nullable(),
  state: z.enum(states),
  /** Calls in a row that nobody answered. */
  attempts: z.int(),
  phones: z.array(z.strictObject({ phone: z.string(), contact: named.nullable(), position: z.string().nullable() })),
  /** The last five, the latest first. */
  lastCalls: z.array(
    z.strictObject({ at: wireInstant, by: z.string(), isReached: z.boolean(), note: z.string().nullable() }),
  ),
  /** Until when nobody else gets it. */
  heldUntil: wireInstant,
});
export const takeCall = endpoint({
  method: "POST",
  path: "/call-lists/{id}/takings",
  summary: "The next company to call, kept from everybody else for a quarter of an hour; the one in hand stays in hand",
  params: idParams,
  body: z.strictObject({}),
  answer: z.strictObject({
    /** Null when there is nobody to call now. */
    company: companyInHand.nullable(),
    calledToday: z.int(),
    callsPerDay: z.int(),
    waiting: z.int(),
    /** When the earliest of the caller's own is to be called again. */
    nextAt: wireInstant.nullable(),
  }),
});
export const releaseCall = endpoint({
  method: "POST",
  path: "/call-lists/{id}/releases",
  summary: "Give the company in hand back without a call",
  params: idParams,
  body: z.strictObject({ companyId: wireId }),
  answer: z.strictObject({ released: z.boolean() }),
});
export const recordCallResult = endpoint({
  method: "POST",
  path: "/call-lists/{id}/results",
  summary: "What the call of the company in hand ended with: the call is recorded, a negotiation becomes a deal",
  params: idParams,
  body: z.strictObject({
    companyId: wireId,
    outcome: z.enum(outcomes),
    contactId: wireId.nullable().default(null),
    comment: wireText(2_000).default(""),
    nextAt: wireInstant.nullable().default(null),
  }),
  answer: z.strictObject({ state: z.enum(states), nextAt: wireInstant.nullable(), dealId: wireId.nullable() }),
});

const figures = {
  calls: z.int(),
  reached: z.int(),
  firstContacts: z.int(),
  personalContacts: z.int(),
  negotiations: z.int(),
  refused: z.int(),
  /** Deals of the list that were won since. */
  won: z.int(),
};
/** `to` is not included. */
export const getCallListResults = endpoint({
  method: "GET",
  path: "/call-lists/{id}/results",
  summary: "What came of a call list in a period, by person, against the norm",
  params: idParams,
  query: z.strictObject({ from: wireDate, to: wireDate }),
  answer: z.strictObject({
    total: z.strictObject(figures),
    people: z.array(
      z.strictObject({
        person: named,
        ...figures,
        /** Of the person's working days so far: absences leave it, a half-day is half a norm. */
        norm: z.number(),
      }),
    ),
  }),
});

export type CallList = z.infer<typeof callList>;
export type CompanyInHand = z.infer<typeof companyInHand>;
