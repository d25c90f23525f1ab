import type { UserId } from "../../kernel/ids.ts";
import type { Money } from "../../kernel/money.ts";
import type { Instant } from "../../kernel/time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { readMonth } from "./read-month.ts";
import { paceOfSlip } from "./read-slips.ts";
import { toSlip } from "./slip-answer.ts";

export interface PaySoFar {
  readonly month: string;
  /** At the pace of the finished days; before the first has ended, what the slip says. */
  readonly total: Money;
  /** Plan execution at that pace, a share; null without a plan. */
  readonly execution: number | null;
  /** Rate of the base, 0…1. */
  readonly rate: number;
  /** The next threshold: from which share of the plan, at which rate, how much money is missing, what it adds to the pay. */
  readonly next: { readonly from: number; readonly rate: number; readonly missing: Money; readonly plus: Money } | null;
}

/** What one person's running month pays (PAY-5), for Today; null for whom nobody pays anything. The caller asks who may know it. */
export async function paySoFar(
  reading: Reading,
  { person, now }: { readonly person: UserId; readonly now: Instant },
): Promise<PaySoFar | null> {
  const { currency, timeZone } = reading.actor.workspace;
  const today = dateOf(now, timeZone);
  const month = today.slice(0, 7);
  const [found] = await readMonth({ ...reading, now }, { month, people: [person] });
  if (found === undefined) return null;
  const slip = toSlip(found, paceOfSlip(found, today), currency);
  const { total, execution, rate } = slip.pace ?? slip;
  return { month, total, execution, rate, next: slip.pace?.next ?? null };
}
