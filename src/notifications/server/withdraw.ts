import type { Unit } from "../../platform/database/unit.ts";
import { announce } from "./notify.ts";
import { writeWithdrawal, writeWithdrawalFromAll } from "./store.ts";

/**
 * Takes back what people were told under this key, read or not: the step it tells of was undone. What waits to be sent is not
 * sent any more. The key's second part is the deal: "step:<deal>:<version>".
 */
export async function withdrawNotifications(unit: Unit, key: string): Promise<void> {
  for (const userId of new Set(await writeWithdrawal(unit, key))) announce(unit, userId);
}

/** As `withdrawNotifications`, of a key that names no deal: what was told of many deals at once. */
export async function withdrawFromAll(unit: Unit, key: string): Promise<void> {
  for (const userId of await writeWithdrawalFromAll(unit, key, false)) announce(unit, userId);
}

/** Undoes `withdrawFromAll`: what was told holds again, and nobody is told twice. */
export async function restoreToAll(unit: Unit, key: string): Promise<void> {
  for (const userId of await writeWithdrawalFromAll(unit, key, true)) announce(unit, userId);
}
