import type { DealId } from "../../kernel/ids.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Missing } from "../domain/missing.ts";
import type { EntryCondition } from "../domain/regulation.ts";

/**
 * One kind of entry condition (PIP-2). It lives in the slice whose fact it reads and is registered in
 * app/stage-conditions.ts. `missing` is called inside the transaction of the move, with the deal's row locked; whoever
 * changes a fact of a deal locks that row too, so a condition cannot be undone while it is being met.
 */
export interface StageCondition<Kind extends EntryCondition["kind"] = EntryCondition["kind"]> {
  readonly kind: Kind;
  missing(
    reading: Pick<Reading, "client" | "sql" | "actor" | "now">,
    dealId: DealId,
    conditions: readonly Extract<EntryCondition, { kind: Kind }>[],
  ): Promise<readonly Missing[]>;
}
