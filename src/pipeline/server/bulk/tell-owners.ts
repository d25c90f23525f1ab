import { notify } from "../../../notifications/index.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { BulkDeed } from "../../contract-bulk.ts";

type Notice = Parameters<typeof notify>[1];

export const noticeKey = (bulkId: string): string => `bulk:${bulkId}`;

/** What one deed of its kind is told as; null: nobody hears of it, as of a single one. */
const toldAs: Readonly<Record<BulkDeed["kind"], Notice["kind"] | null>> = {
  assign: "deal_assigned",
  change: "deal_changed",
  move: "deal_moved",
  lose: "deal_closed",
  postpone: "deal_moved",
  plan: null,
  delete: null,
};

interface Owned {
  readonly owner_id: string;
  readonly count: number;
  /** Where it is a single one. */
  readonly deal_id: string;
  readonly stage: string;
}

/** One notice to each responsible of a deal that a bulk action has changed: how many of theirs, and how (PLT-8). */
export async function tellOwners(unit: Unit, bulkId: string, deed: BulkDeed, ids: readonly string[]): Promise<void> {
  const kind = toldAs[deed.kind];
  if (kind === null || unit.actor.via === "import") return;
  const { rows } = await unit.client.query<Owned>(
    `select d.owner_id, count(*)::integer as count, min(d.id::text) as deal_id, min(s.name) as stage
     from deals d join stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
     where d.workspace_id = $1 and d.id = any($2) group by d.owner_id order by d.owner_id`,
    [unit.actor.workspaceId, ids],
  );
  for (const { owner_id, count, deal_id, stage } of rows) {
    const many = count > 1 ? { many: count } : {};
    await notify(unit, {
      kind,
      to: [owner_id],
      dealId: count > 1 ? null : deal_id,
      key: noticeKey(bulkId),
      params: { ...howOf(deed, stage), ...many },
    });
  }
}

function howOf(deed: BulkDeed, stage: string): Readonly<Record<string, unknown>> {
  switch (deed.kind) {
    case "move":
      return { how: "moved", stage };
    case "lose":
      return { how: "lost" };
    case "postpone":
      return { how: "postponed" };
    case "change":
      return { fields: Object.keys(deed.fields) };
    default:
      return {};
  }
}
