import type { BulkSubject } from "../../../bulk/index.ts";
import { bulkKeptMs } from "../../../kernel/bulk.ts";
import { withdrawFromAll } from "../../../notifications/index.ts";
import type { BulkDeed } from "../../contract-bulk.ts";
import { undoMilliseconds } from "../../domain/vocabulary.ts";
import { type Before, type DealBulkRules, doDeed } from "./do-deed.ts";
import { noticeKey, tellOwners } from "./tell-owners.ts";
import { undoDeed } from "./undo-deed.ts";

/** Bulk actions on deals: each by the use case for one, with the same refusals. */
export function dealSubject(rules: DealBulkRules): BulkSubject<BulkDeed, Before> {
  return {
    permission: "deals.edit",
    undoableMs: ({ kind }) =>
      // What changes a deal's place would rewrite the past of the reports: as early as a single move.
      kind === "move" || kind === "lose" || kind === "postpone" ? undoMilliseconds : bulkKeptMs,
    lockAll: async ({ client, actor }, ids) => {
      await client.query("select from deals where workspace_id = $1 and id = any($2) order by id for update", [
        actor.workspaceId,
        ids,
      ]);
    },
    run: (unit, deed, id) => doDeed(unit, rules, deed, id),
    undo: (unit, { kind }, id, done) => undoDeed(unit, rules, kind, id, done),
    tell: tellOwners,
    untell: (unit, bulkId) => withdrawFromAll(unit, noticeKey(bulkId)),
  };
}
