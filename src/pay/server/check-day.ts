import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { payRefusals } from "../domain/refusals.ts";
import { monthAfter, readClosedMonths } from "./read-ledger.ts";

/** The first day that is not in a closed month; null: no month is closed. */
export async function firstOpenDay(reading: Pick<Reading, "sql" | "actor">): Promise<CalendarDate | null> {
  const last = (await readClosedMonths(reading))[0]?.month;
  return last === undefined ? null : `${monthAfter(last)}-01`;
}

/** Nothing begins within a closed month. */
export async function checkDay(reading: Pick<Reading, "sql" | "actor">, day: CalendarDate): Promise<Refusal | null> {
  const first = await firstOpenDay(reading);
  return first !== null && day < first ? refuse(payRefusals, "pay_month_closed") : null;
}
