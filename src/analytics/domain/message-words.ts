import type { Money } from "../../kernel/money.ts";
import { timeDigits } from "./time-digits.ts";

/** How numbers of a language are written, on a screen or in a terminal. */
export interface MessageFormat {
  number(value: number, digits?: number): string;
  /** 0.321 → "32 %". */
  share(value: number, digits?: number): string;
  /** 3 → "3 days". */
  days(value: number, width: "long", digits?: number): string;
  moneyCompact(sum: Money): string;
}

/** A leading message as it comes over the wire. */
export interface ToldMessage {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}

/** The one sentence of a report: its key below `message` of the catalogue, and what fills it. Screens and terminal say the same. */
export function messageWords({ code, params }: ToldMessage, format: MessageFormat) {
  const number = (name: string) => (typeof params[name] === "number" ? params[name] : 0);
  const text = (name: string) => String(params[name] ?? "");
  const minor = params.moneyMinor;
  const isCosted = (code === "leak" || code === "anomaly") && typeof minor === "number" && minor > 0;
  const days = (name: string) => format.days(number(name), "long", timeDigits(number(name)));
  return {
    key: isCosted ? `${code}_money` : code,
    words: {
      stage: text("stage"),
      nextStage: text("nextStage"),
      reason: text("reason"),
      money: isCosted ? format.moneyCompact({ minor, currency: text("currency") }) : "",
      difference: format.number(Math.abs(number("difference")) * 100, 1),
      conversion: format.share(number("conversion"), 1),
      count: number(code === "entries" ? "deals" : "comparisons"),
      deals: format.number(number("deals")),
      worked: format.number(number("worked")),
      over: format.number(number("over")),
      visits: format.number(number("visits")),
      days: days(code === "stage_outcomes" ? "withinDays" : "medianDays"),
      lost: format.share(number("lost")),
      min: days("minDays"),
      median: format.number(number("medianDays"), timeDigits(number("medianDays"))),
      max: format.number(number("maxDays")),
      from: format.number(number("from")),
      to: format.number(number("to")),
      share: format.share(number("share")),
    },
  };
}
