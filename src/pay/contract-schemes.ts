import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireInstant, wireMoney, wireMonth, wireText } from "../kernel/wire.ts";
import { bases, scopes, softRuleKinds } from "./domain/scheme.ts";

const share = z.number().min(0).max(1);
const percent = z.number().int().min(0).max(100);
/** Of the role whose people are paid by it; dealers are not paid here. */
const payRoles = ["owner", "director", "head", "salesperson", "marketing", "finance", "analyst"] as const;
const wholeMoney = wireMoney.refine(({ minor }) => minor >= 0);

/** Terms of pay (PAY-1 to 3). Shares 0…1, kept to a hundredth of a percent; of plan execution they may pass 1. */
export const schemeTerms = z.strictObject({
  /** Income of a month at e = 100 %. */
  income: wholeMoney,
  /** Fixed : soft : bonus, whole percents that add up to 100. */
  parts: z.strictObject({ fixed: percent, soft: percent, bonus: percent }),
  softRules: z
    .array(
      z.strictObject({
        kind: z.enum(softRuleKinds),
        name: wireText(120),
        weight: percent,
        /** Paid in full from this share on. */
        fullFrom: share,
        nothingBelow: share,
      }),
    )
    .max(10),
  base: z.enum(bases),
  /** Whose plan and money: one's own, or the department's with those below it. */
  scope: z.enum(scopes).default("own"),
  /** Margin of what the price list tells no cost of. */
  usualMargin: share,
  bands: z
    .array(
      z.strictObject({
        from: z.number().min(0).max(100),
        includesFrom: z.boolean(),
        to: z.number().min(0).max(100).nullable(),
        includesTo: z.boolean(),
        rate: share,
      }),
    )
    .min(1)
    .max(20),
  goals: z
    .array(
      z.strictObject({
        name: wireText(120).min(1),
        byDay: z.number().int().min(1).max(31),
        planShare: z.number().min(0).max(10),
        amount: wholeMoney,
      }),
    )
    .max(10),
  goalsBudget: wholeMoney.nullable(),
  market: z.strictObject({ amount: wholeMoney, source: wireText(200) }).nullable(),
});

const version = z.strictObject({
  id: wireId,
  number: z.int(),
  validFrom: wireDate,
  terms: schemeTerms,
});
export const payScheme = z.strictObject({
  id: wireId,
  name: z.string(),
  role: z.enum(payRoles).nullable(),
  /** The oldest first; one that begins later than today is not in force yet. */
  versions: z.array(version),
  /** Who is paid by it today. */
  people: z.array(z.strictObject({ id: wireId, name: z.string() })),
});

export const listPaySchemes = endpoint({
  method: "GET",
  path: "/pay-schemes",
  summary: "Pay schemes with all their versions and whom they pay",
  answer: z.strictObject({
    items: z.array(payScheme),
    /** The first day that a new version or a new term may begin on: closed months do not change. */
    opensOn: wireDate.nullable(),
  }),
});
export const createPayScheme = endpoint({
  method: "POST",
  path: "/pay-schemes",
  summary: "Add a pay scheme with its first version; 422 pay_scheme_invalid with errors by path",
  status: 201,
  body: z.strictObject({
    name: wireText(120).min(1),
    role: z.enum(payRoles).nullable(),
    validFrom: wireDate,
    terms: schemeTerms,
  }),
  answer: payScheme,
});
export const createPaySchemeVersion = endpoint({
  method: "POST",
  path: "/pay-schemes/{id}/versions",
  summary: "Change a pay scheme from a day on: a new version and a new order to acknowledge",
  status: 201,
  params: idParams,
  body: z.strictObject({ validFrom: wireDate, terms: schemeTerms }),
  answer: payScheme,
});
/** A person joins, changes the scheme or leaves the pay on a day. */
export const setPayTerm = endpoint({
  method: "POST",
  path: "/pay-terms",
  summary: "Say by which scheme a person is paid from a day on; null: by none",
  status: 201,
  body: z.strictObject({
    personId: wireId,
    validFrom: wireDate,
    schemeId: wireId.nullable(),
    /** Nothing is paid before this day; else the scheme of the role goes on until then. */
    joins: z.boolean().default(false),
  }),
  answer: z.strictObject({ personId: wireId, validFrom: wireDate, schemeId: wireId.nullable() }),
});
export const givePayMark = endpoint({
  method: "POST",
  path: "/pay-marks",
  summary: "The head's mark for a rule of the soft part, 0…1; the latest holds",
  status: 201,
  body: z.strictObject({
    personId: wireId,
    month: wireMonth,
    rule: wireText(120),
    share,
    note: wireText(500).default(""),
  }),
  answer: z.strictObject({ personId: wireId, month: wireMonth, rule: z.string(), share }),
});

const contest = z.strictObject({
  id: wireId,
  name: z.string(),
  from: wireDate,
  /** The last day. */
  to: wireDate,
  goal: wireMoney,
  prize: wireMoney,
  places: z.int(),
  budget: wireMoney,
  schemeId: wireId.nullable(),
  prizes: z.array(
    z.strictObject({
      place: z.int(),
      person: z.strictObject({ id: wireId, name: z.string() }),
      reachedOn: wireDate,
      fact: wireMoney,
      givenAt: wireInstant,
    }),
  ),
  /** How far those who run have come; only those whom the reader may see, the furthest first. */
  runners: z.array(z.strictObject({ id: wireId, name: z.string(), fact: wireMoney })),
});
export const listPayContests = endpoint({
  method: "GET",
  path: "/pay-contests",
  summary: "Contests with who has won and how far the others are, the latest first",
  answer: z.strictObject({ items: z.array(contest) }),
});
export const createPayContest = endpoint({
  method: "POST",
  path: "/pay-contests",
  summary: "Announce a contest: who first brings so much gets the prize on the day",
  status: 201,
  body: z.strictObject({
    name: wireText(120).min(1),
    from: wireDate,
    to: wireDate,
    goal: wireMoney,
    prize: wireMoney,
    places: z.number().int().min(1).max(100),
    budget: wireMoney,
    schemeId: wireId.nullable(),
  }),
  answer: contest,
});

export type PayScheme = z.infer<typeof payScheme>;
export type PayContest = z.infer<typeof contest>;
