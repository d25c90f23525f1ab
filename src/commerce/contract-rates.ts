import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate } from "../kernel/wire.ts";

const currency = z.string().regex(/^[A-Z]{3}$/);
const rate = z.number().positive().max(999_999).multipleOf(1e-8);
export const exchangeRate = z.strictObject({
  currency,
  on: wireDate,
  /** What one unit cost in the workspace's currency that day. */
  rate: z.number(),
});
export const listExchangeRates = endpoint({
  method: "GET",
  path: "/exchange-rates",
  summary: "Exchange rates by day, the newest first",
  query: z.strictObject({
    currency: currency.optional(),
    from: wireDate.optional(),
    to: wireDate.optional(),
  }),
  answer: z.strictObject({
    items: z.array(exchangeRate),
    /** Received payments of the workspace that a rate lacks for: they are in no figure. */
    missing: z.array(z.strictObject({ currency: z.string(), on: wireDate, payments: z.int() })),
  }),
});
/** `to`: the rate of every day from `on` to it, both included. */
export const setExchangeRates = endpoint({
  method: "PUT",
  path: "/exchange-rates",
  summary: "Set exchange rates; those of the same days are replaced",
  body: z.strictObject({
    items: z
      .array(z.strictObject({ currency, on: wireDate, to: wireDate.optional(), rate }))
      .min(1)
      .max(5_000),
  }),
  answer: z.strictObject({ days: z.int() }),
});
export const deleteExchangeRate = endpoint({
  method: "DELETE",
  path: "/exchange-rates/{currency}/{on}",
  summary: "Take a day's rate away",
  params: z.strictObject({ currency, on: wireDate }),
  answer: z.strictObject({ deleted: z.boolean() }),
});

const vatRate = z.strictObject({
  since: wireDate,
  /** Per cent; null: no VAT is paid since then. */
  rate: z.number().nullable(),
  /** The usual of the workspace's currency, which nobody has changed. */
  isUsual: z.boolean(),
});
export const listVatRates = endpoint({
  method: "GET",
  path: "/vat-rates",
  summary: "The VAT that payments hold unless they say otherwise, by day",
  answer: z.strictObject({ items: z.array(vatRate) }),
});
export const setVatRate = endpoint({
  method: "PUT",
  path: "/vat-rates",
  summary: "Set the VAT since a day",
  body: z.strictObject({ since: wireDate, rate: z.number().min(0).max(100).multipleOf(0.01).nullable() }),
  answer: z.strictObject({ items: z.array(vatRate) }),
});
export const deleteVatRate = endpoint({
  method: "DELETE",
  path: "/vat-rates/{since}",
  summary: "Take a line of VAT away: what was before it holds on",
  params: z.strictObject({ since: wireDate }),
  answer: z.strictObject({ items: z.array(vatRate) }),
});

export type ExchangeRate = z.infer<typeof exchangeRate>;
