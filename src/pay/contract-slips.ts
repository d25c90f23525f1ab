import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireId, wireInstant, wireMoney, wireMonth } from "../kernel/wire.ts";
import { lineKinds } from "./domain/slip.ts";

const person = z.strictObject({ id: wireId, name: z.string() });
const monthParams = z.strictObject({ month: wireMonth });
const slipParams = z.strictObject({ month: wireMonth, id: wireId });
const figures = z.record(z.string(), z.union([z.number(), z.string(), z.null(), wireMoney]));

const summary = {
  person,
  month: wireMonth,
  closedAt: wireInstant.nullable(),
  plan: wireMoney.nullable(),
  fact: wireMoney,
  /** Fact / plan of the month; null without a plan. */
  execution: z.number().nullable(),
  /** Sums of the lines; `other` is goals, contests, corrections and what is carried. Together they are the total. */
  parts: z.strictObject({ fixed: wireMoney, soft: wireMoney, bonus: wireMoney, other: wireMoney }),
  /** Rate of the base, 0…1, of the last span. */
  rate: z.number(),
  total: wireMoney,
};
export const paySlipSummary = z.strictObject(summary);
export const paySlipLine = z.strictObject({
  kind: z.enum(lineKinds),
  amount: wireMoney,
  /** The closed month that a correction is of; else the slip's own. */
  forMonth: wireMonth,
  /** What the line was counted of, by name: sums as money, shares 0…1, days as decimals. */
  figures,
  /** The payments or deals behind it: their sums are the line's base, their shares add up to its amount. Of a correction what has changed. */
  facts: z.array(
    z.strictObject({
      date: wireDate,
      amount: wireMoney,
      share: wireMoney,
      dealId: wireId,
      paymentId: wireId.nullable(),
      title: z.string(),
    }),
  ),
});
export const paySlip = z.strictObject({
  ...summary,
  lines: z.array(paySlipLine),
  /** Goes over to the next month, since pay is not below zero. */
  carried: wireMoney,
  /** What the running month will pay at the pace of its finished days; null for others. */
  pace: z
    .strictObject({
      total: wireMoney,
      execution: z.number().nullable(),
      rate: z.number(),
      next: z.strictObject({ from: z.number(), rate: z.number(), missing: wireMoney, plus: wireMoney }).nullable(),
    })
    .nullable(),
});

export const listPaySlips = endpoint({
  method: "GET",
  path: "/pay-slips",
  summary: "The pay of a month: one's own, and that of others for those who may know it",
  query: z.strictObject({ month: wireMonth }),
  answer: z.strictObject({ items: z.array(paySlipSummary), total: wireMoney }),
});
export const listOwnPaySlips = endpoint({
  method: "GET",
  path: "/pay-slips/own",
  summary: "One's own closed slips, the latest first",
  answer: z.strictObject({
    items: z.array(z.strictObject({ month: wireMonth, execution: z.number().nullable(), total: wireMoney })),
  }),
});
export const getPaySlip = endpoint({
  method: "GET",
  path: "/pay-slips/{month}/people/{id}",
  summary: "One slip, every line explained down to its deals and payments",
  params: slipParams,
  answer: paySlip,
});
export const getPaySlipPaper = endpoint({
  method: "GET",
  path: "/pay-slips/{month}/people/{id}/content",
  summary: "The slip as a PDF",
  params: slipParams,
  answer: z.unknown(),
});

export const listPayMonths = endpoint({
  method: "GET",
  path: "/pay-months",
  summary: "Closed months, the latest first, and the one that may be closed next",
  answer: z.strictObject({
    items: z.array(z.strictObject({ month: wireMonth, closedAt: wireInstant, closedBy: z.string() })),
    /** Null: no month that is over is open. Before the first closing any month may be the first. */
    nextMonth: wireMonth.nullable(),
    currentMonth: wireMonth,
  }),
});
export const closePayMonth = endpoint({
  method: "POST",
  path: "/pay-months/{month}/closings",
  summary: "Close a month for good; one that is closed stays as it is",
  status: 201,
  params: monthParams,
  body: z.strictObject({}),
  answer: z.strictObject({ month: wireMonth, people: z.int(), total: wireMoney, closedAt: wireInstant }),
});

const soft = z.strictObject({ done: z.int(), of: z.int() });
/** What schemes can be tried on: a month of each person as it is or was. */
export const listPayInputs = endpoint({
  method: "GET",
  path: "/pay-inputs",
  summary: "A month of each person as far as a scheme may be tried on it",
  query: z.strictObject({ month: wireMonth }),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        person,
        schemeId: wireId.nullable(),
        plan: wireMoney.nullable(),
        fact: wireMoney,
        bases: z.strictObject({ turnover: wireMoney, margin: wireMoney, payments: wireMoney }),
        worked: z.number(),
        days: z.number(),
        discipline: z.strictObject({ norms: soft, on_time: soft }),
        /** What the slip says now. */
        total: wireMoney,
      }),
    ),
  }),
});
export const listPayChances = endpoint({
  method: "GET",
  path: "/pay-chances",
  summary: "One's own open deals and expected payments: what may yet count this month",
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        id: wireId,
        kind: z.enum(["payment", "deal"]),
        dealId: wireId,
        title: z.string(),
        /** As it would count: net of VAT where it is a payment. */
        amount: wireMoney,
        expectedOn: wireDate.nullable(),
      }),
    ),
  }),
});

export type PaySlip = z.infer<typeof paySlip>;
export type PaySlipSummary = z.infer<typeof paySlipSummary>;
export type PaySlipLine = z.infer<typeof paySlipLine>;
