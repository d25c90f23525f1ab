import type { TFunction } from "i18next";
import type { z } from "zod";
import type { Format } from "../../ui/format.ts";
import type { wireMessage } from "../contract.ts";
import { timeDigits } from "./time/time-digits.ts";

type Message = z.output<typeof wireMessage>;

/** The title of a report: its one sentence in the person's language (`web.message.<code>` of the catalogue). */
export function messageText({ code, params }: Message, t: TFunction, format: Format): string {
  const number = (name: string) => (typeof params[name] === "number" ? Number(params[name]) : 0);
  const sum = params.moneyMinor;
  const isCosted = (code === "leak" || code === "anomaly") && typeof sum === "number" && sum > 0;
  const days = (name: string) => format.days(number(name), "long", timeDigits(number(name)));
  return t(`web.message.${isCosted ? `${code}_money` : code}`, {
    stage: params.stage,
    nextStage: params.nextStage,
    reason: params.reason,
    money: isCosted ? format.moneyCompact({ minor: sum, currency: String(params.currency) }) : "",
    difference: format.number(Math.abs(number("difference")) * 100, 1),
    conversion: format.share(number("conversion"), 1),
    count: number(code === "entries" ? "deals" : "comparisons"),
    deals: format.number(number("deals")),
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
  });
}
