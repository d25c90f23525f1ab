import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { type LockedDeal, lockDeal } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";

interface RowOfDeal {
  readonly deal_id: string;
  readonly version: number;
}

/**
 * Locks the deal of a payment or document, then reads the row as it is under that lock: everyone who changes such a row
 * holds its deal, so the row needs no lock of its own.
 */
export async function lockRowOfDeal<Row extends RowOfDeal>(
  unit: Unit,
  find: () => Promise<Row | undefined>,
  refusals: { readonly unknown: Refusal; readonly conflict: Refusal },
  version: number | undefined,
): Promise<{ row: Row; deal: LockedDeal } | Refusal> {
  const seen = await find();
  if (!seen) return refusals.unknown;
  const deal = await lockDeal(unit, seen.deal_id);
  if (isRefusal(deal)) return refusals.unknown;
  const row = await find();
  if (!row) return refusals.unknown;
  return version !== undefined && row.version !== version ? refusals.conflict : { row, deal };
}
