import { z } from "zod";
import { sees } from "../../identity/index.ts";
import { type BulkAnswer, type BulkEntity, type BulkItemState, bulkKeptMs } from "../../kernel/bulk.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, pageOf } from "../../platform/http/page.ts";
import { bulkRefusals } from "../domain/refusals.ts";
import type { BulkRules } from "./bulk-rules.ts";
import { type BulkRow, bulkColumns } from "./store.ts";

type Asking = Pick<Reading, "client" | "actor" | "now">;

/** Null while it is under way, and once it has been taken back. */
export function undoUntil(rules: BulkRules, { state, entity, action, finished_at }: BulkRow): Instant | null {
  if (finished_at === null || (state !== "done" && state !== "cancelled")) return null;
  return finished_at.getTime() + rules.subjects[entity].undoableMs(action);
}

function bulkAnswer(rules: BulkRules, row: BulkRow, now: Instant): BulkAnswer {
  const until = row.done === 0 ? null : undoUntil(rules, row);
  return {
    id: row.id,
    entity: row.entity,
    kind: row.action.kind,
    toStage: row.action.toStage ?? null,
    state: row.state,
    total: row.total,
    counts: { done: row.done, refused: row.refused, undone: row.undone, kept: row.kept },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoUntil: until === null || until < now ? null : new Date(until).toISOString(),
  };
}

/** One's own, or, for a head, those of the people one sees. Refuses `bulk_unknown`. */
export async function readBulk(asking: Asking, rules: BulkRules, id: string): Promise<BulkAnswer | Refusal> {
  const { rows } = await asking.client.query<BulkRow>(
    `select ${bulkColumns} from bulk_actions where workspace_id = $1 and id = $2`,
    [asking.actor.workspaceId, id],
  );
  const [row] = rows;
  return row !== undefined && mayKnow(asking, rules, row)
    ? bulkAnswer(rules, row, asking.now)
    : refuse(bulkRefusals, "bulk_unknown");
}

export const mayKnow = ({ actor }: Pick<Asking, "actor">, rules: BulkRules, row: BulkRow): boolean =>
  row.created_by === actor.userId || (rules.may(actor, "deals.override") && sees(actor, row.created_by));

/** The caller's own, as long as they are kept. */
export async function readBulks(asking: Asking, rules: BulkRules): Promise<{ items: BulkAnswer[] }> {
  const { rows } = await asking.client.query<BulkRow>(
    `select ${bulkColumns} from bulk_actions where workspace_id = $1 and created_by = $2 and created_at > $3 order by id desc limit 50`,
    [asking.actor.workspaceId, asking.actor.userId, new Date(asking.now - bulkKeptMs)],
  );
  return { items: rows.map((row) => bulkAnswer(rules, row, asking.now)) };
}

/** A row of an action, and why it was refused or kept. */
export interface BulkItemRow {
  readonly place: number;
  readonly id: string;
  readonly state: BulkItemState;
  readonly refusal: {
    readonly code: string;
    readonly params?: Readonly<Record<string, string | number>>;
    readonly missing?: readonly unknown[];
  } | null;
}

interface ItemsAsked {
  readonly state?: BulkItemState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What became of each row, a page at a time; `describe` gives it its name. Refuses `bulk_unknown`. */
export async function readBulkItems<Item>(
  asking: Asking,
  rules: BulkRules,
  { id, of }: { readonly id: string; readonly of: readonly BulkEntity[] },
  query: ItemsAsked,
  describe: (rows: readonly BulkItemRow[], entity: BulkEntity) => Promise<(row: BulkItemRow) => Item>,
): Promise<{ items: Item[]; next: string | null } | Refusal> {
  const known = await readBulk(asking, rules, id);
  if (isRefusal(known)) return known;
  if (!of.includes(known.entity)) return refuse(bulkRefusals, "bulk_unknown");
  const cursor = decodeCursor(query.cursor, z.tuple([z.int()]));
  if (isRefusal(cursor)) return cursor;
  const { rows } = await asking.client.query<BulkItemRow>(
    `select place, item_id as id, state, refusal from bulk_action_items
     where workspace_id = $1 and bulk_action_id = $2 and place > $3 and ($4::text is null or state = $4)
     order by place limit $5`,
    [asking.actor.workspaceId, id, cursor?.[0] ?? 0, query.state ?? null, query.limit + 1],
  );
  const item = await describe(rows, known.entity);
  return pageOf(rows, query.limit, { item, key: (row) => [row.place] });
}
