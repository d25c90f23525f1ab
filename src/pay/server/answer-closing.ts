import type { AnswerOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { closePayMonth } from "../contract.ts";
import type { Month } from "../domain/slip.ts";
import { closeMonth } from "./close-month.ts";

/** The closing as the wire tells it. */
export async function answerClosing(unit: Unit, month: Month): Promise<AnswerOf<typeof closePayMonth> | Refusal> {
  const closed = await closeMonth(unit, month);
  if (isRefusal(closed)) return closed;
  const { people, totalMinor, closedAt } = closed;
  const total = { minor: totalMinor, currency: unit.actor.workspace.currency };
  return { month, people, total, closedAt: closedAt.toISOString() };
}
