import { minorDigits } from "../../kernel/money.ts";
import type { CalendarDate } from "../../kernel/time.ts";

/** What a payment counts for: the amount it holds, its VAT, and the rate of its own day where the currency is another. */
export interface CountedPayment {
  readonly minor: number;
  readonly currency: string;
  /** Per cent that the amount holds, two digits after the point at most; 0 or null: none. */
  readonly vat: number | null;
  /** What one unit of its currency cost in the workspace's that day; null where it is the same currency. */
  readonly rate: number | null;
}

const rateDigits = 8;

/**
 * Net of VAT and in the workspace's currency, in its minor units: gross × rate × 100 / (100 + VAT), rounded half up once. A refund
 * rounds like the payment that it takes back, so that the two are nothing together (PLA-3).
 */
export function countedMinor({ minor, currency, vat, rate }: CountedPayment, into: string): number {
  const shift = minorDigits(into) - minorDigits(currency);
  const [scaledRate, rateScale] = rate === null ? [1n, 1n] : [scaled(rate, rateDigits), 10n ** BigInt(rateDigits)];
  const top = BigInt(Math.abs(minor)) * scaledRate * 10_000n * (shift > 0 ? 10n ** BigInt(shift) : 1n);
  const bottom = rateScale * (10_000n + scaled(vat ?? 0, 2)) * (shift < 0 ? 10n ** BigInt(-shift) : 1n);
  const rounded = Number((2n * top + bottom) / (2n * bottom));
  return minor < 0 ? -rounded : rounded;
}

/** A decimal as a whole number of its smallest digits: what a float that was read from `numeric` stood for. */
const scaled = (value: number, digits: number): bigint => BigInt(value.toFixed(digits).replace(".", ""));

export interface VatRate {
  readonly since: CalendarDate;
  /** Null: no VAT is paid since then. */
  readonly rate: number | null;
}

/** Until a workspace says otherwise: in roubles 20 % to the end of 2025, 22 % from 2026; elsewhere none. */
export function usualVatRates(currency: string): readonly VatRate[] {
  return currency === "RUB"
    ? [
        { since: "2019-01-01", rate: 20 },
        { since: "2026-01-01", rate: 22 },
      ]
    : [];
}

/** The rate of a day: of the latest line that has begun by then. Lines in the order of their days. */
export function vatOn(day: CalendarDate, rates: readonly VatRate[]): number | null {
  return rates.findLast(({ since }) => since <= day)?.rate ?? null;
}
