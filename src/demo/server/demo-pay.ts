import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { millisecondsPerHour } from "../../kernel/time.ts";
import { addMonths, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import { recordPay } from "../../pay/index.ts";
import { plansOf } from "../../planning/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { acknowledgedAfterHours, contestDays, payMonths, payWords, usualIncome } from "../domain/invent-pay.ts";
import { demoPeople } from "../domain/people.ts";
import type { DemoSetting } from "./furnish-demo.ts";

/** Two schemes with their orders, months closed with their ledgers, a contest won and one that runs (PAY-1 to 6). */
export async function payDemoPeople(unit: Unit, { userOf }: DemoSetting): Promise<Refusal | null> {
  const { timeZone, locale } = unit.actor.workspace;
  const today = dateOf(unit.now, timeZone);
  const words = payWords[locale];
  const { since, months } = payMonths(today);
  const keys = demoPeople.filter(({ role }) => role === "salesperson" || role === "head").map(({ key }) => key);
  const sellers = demoPeople.filter(({ role }) => role === "salesperson").map(({ key }) => userOf(key));
  const plans = await plansOf(unit, { month: months.at(-1) ?? today.slice(0, 7), people: sellers });
  const usualPlan = [...plans.values()].reduce((sum, minor) => sum + minor, 0) / Math.max(1, plans.size);
  const incomeMinor = usualIncome(usualPlan);
  const recorded = await recordPay(unit, {
    since,
    issuedAt: startOfDay(since, timeZone) - 135 * millisecondsPerHour,
    sellers: {
      name: words.sellers,
      incomeMinor,
      goal: { name: words.goal, amountMinor: 500_000 },
      market: { minor: Math.round(incomeMinor * 0.9), source: words.market },
    },
    heads: {
      name: words.heads,
      incomeMinor: Math.round(incomeMinor * 1.5),
      rule: words.rhythm,
      market: { minor: Math.round(incomeMinor * 1.4), source: words.market },
    },
    closings: months.map((month) => ({
      month,
      at: Math.min(unit.now, startOfDay(addMonths(`${month}-01`, 1), timeZone) + 34 * millisecondsPerHour),
    })),
    contests: contestDays(today).map(({ from, to, ofPlan }, at) => ({
      name: words.contests[at] ?? "",
      from,
      to,
      goalMinor: Math.round((usualPlan * ofPlan) / 10_000_000) * 10_000_000,
      prizeMinor: 1_500_000,
    })),
    acknowledgements: keys.flatMap((key, place) => {
      const hours = acknowledgedAfterHours(place, keys.length);
      return hours === null ? [] : [{ personId: userOf(key), afterHours: hours }];
    }),
  });
  return isRefusal(recorded) ? recorded : null;
}
