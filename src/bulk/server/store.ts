import type { Actor, Permission } from "../../kernel/actor.ts";
import type { BulkEntity, BulkState } from "../../kernel/bulk.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { BulkDeed, Done } from "./bulk-rules.ts";

/** The writes of bulk actions. */

export interface BulkRow {
  readonly id: string;
  readonly entity: BulkEntity;
  readonly action: BulkDeed;
  readonly state: BulkState;
  readonly total: number;
  readonly done: number;
  readonly refused: number;
  readonly undone: number;
  readonly kept: number;
  readonly created_by: UserId;
  readonly via: Actor["via"];
  readonly scopes: readonly Permission[] | null;
  readonly undone_by: UserId | null;
  readonly undone_via: Actor["via"] | null;
  readonly undone_scopes: readonly Permission[] | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

export const bulkColumns = `id, entity, action, state, total, done, refused, undone, kept, created_by, via, scopes, undone_by, undone_via,
  undone_scopes, created_at, finished_at`;

export async function insertBulk(unit: Unit, id: string, entity: BulkEntity, action: BulkDeed): Promise<void> {
  const { actor } = unit;
  await unit.client.query(
    `insert into bulk_actions (workspace_id, id, entity, action, state, total, created_by, via, scopes, created_at, beat_at)
     values ($1, $2, $3, $4, 'waiting', 0, $5, $6, $7, $8, clock_timestamp())`,
    [actor.workspaceId, id, entity, JSON.stringify(action), actor.userId, actor.via, actor.scopes, new Date(unit.now)],
  );
}

/** A statement that answers the ids of the rows, with its parameters. */
export interface ChosenIds {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Answers how many rows were chosen, of which it takes `most`. */
export async function insertBulkItems(
  unit: Unit,
  id: string,
  { text, values }: ChosenIds,
  most: number,
): Promise<number> {
  const { workspaceId } = unit.actor;
  const [workspace, action] = [values.length + 1, values.length + 2];
  const { rowCount } = await unit.client.query(
    `insert into bulk_action_items (workspace_id, bulk_action_id, place, item_id)
     select $${workspace}::uuid, $${action}::uuid, row_number() over (order by chosen.id), chosen.id
     from (select * from (${text}) as found limit ${most}) as chosen(id)`,
    [...values, workspaceId, id],
  );
  await unit.client.query("update bulk_actions set total = $3 where workspace_id = $1 and id = $2", [
    workspaceId,
    id,
    rowCount,
  ]);
  return rowCount ?? 0;
}

/** Locked until the transaction ends, so that a chunk, a cancellation and an undo wait for each other. */
export async function lockBulk(unit: Unit, id: string): Promise<BulkRow | undefined> {
  const { rows } = await unit.client.query<BulkRow>(
    `select ${bulkColumns} from bulk_actions where workspace_id = $1 and id = $2 for update`,
    [unit.actor.workspaceId, id],
  );
  return rows[0];
}

export interface BulkItem extends Done {
  readonly place: number;
  readonly item_id: string;
}

/** The next rows of an action in this state, in the order of their ids. */
export async function readNextItems(
  unit: Unit,
  id: string,
  state: "waiting" | "done",
  most: number,
): Promise<readonly BulkItem[]> {
  const { rows } = await unit.client.query<BulkItem>(
    `select place, item_id, version, before from bulk_action_items
     where workspace_id = $1 and bulk_action_id = $2 and state = $3 order by place limit $4`,
    [unit.actor.workspaceId, id, state, most],
  );
  return rows;
}

/** The rows that an action has changed. */
export async function readChangedIds(unit: Unit, id: string): Promise<readonly string[]> {
  const { rows } = await unit.client.query<{ item_id: string }>(
    `select item_id from bulk_action_items
     where workspace_id = $1 and bulk_action_id = $2 and state = 'done' and version is not null`,
    [unit.actor.workspaceId, id],
  );
  return rows.map((row) => row.item_id);
}

export interface Outcome {
  readonly place: number;
  readonly state: "done" | "refused" | "undone" | "kept";
  readonly version?: number | null;
  readonly before?: unknown;
  readonly refusal?: Pick<Refusal, "params"> & { readonly code: string; readonly missing?: unknown };
}

/** What became of a chunk of rows, with the action's counts; the last one ends the action. */
export async function writeOutcomes(
  unit: Unit,
  id: string,
  outcomes: readonly Outcome[],
  state: BulkState,
): Promise<void> {
  const isOver = state === "done" || state === "undone";
  await unit.client.query(
    `with told as (select * from jsonb_to_recordset($3) as t(place integer, state text, version integer, before jsonb, refusal jsonb)),
       written as (
         update bulk_action_items d set state = told.state, version = coalesce(told.version, d.version),
           before = coalesce(told.before, d.before), refusal = coalesce(told.refusal, d.refusal)
         from told where d.workspace_id = $1 and d.bulk_action_id = $2 and d.place = told.place
       )
     update bulk_actions set state = $4, beat_at = clock_timestamp(),
       finished_at = case when $5 then coalesce(finished_at, $6) end,
       done = done + (select count(*) from told where told.state = 'done')::integer,
       refused = refused + (select count(*) from told where told.state = 'refused')::integer,
       undone = undone + (select count(*) from told where told.state = 'undone')::integer,
       kept = kept + (select count(*) from told where told.state = 'kept')::integer
     where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, id, JSON.stringify(outcomes), state, isOver || state === "undoing", new Date(unit.now)],
  );
}

export async function setBulkState(unit: Unit, id: string, state: "cancelled" | "undoing"): Promise<void> {
  const { actor } = unit;
  await unit.client.query(
    `update bulk_actions set state = $3, beat_at = clock_timestamp(), finished_at = coalesce(finished_at, $4),
       undone_by = case when $3 = 'undoing' then $5::uuid end, undone_via = case when $3 = 'undoing' then $6 end,
       undone_scopes = case when $3 = 'undoing' then $7::text[] end
     where workspace_id = $1 and id = $2`,
    [actor.workspaceId, id, state, new Date(unit.now), actor.userId, actor.via, actor.scopes],
  );
}

/**
 * Rows from which something was erased for good: what they were before is not kept for an undo either, nor what was given to them.
 * Their version has risen, so no undo comes to them. (PLT-11)
 */
export async function forgetBefore(unit: Unit, ids: readonly string[]): Promise<void> {
  await unit.client.query(
    `with forgotten as (
       update bulk_action_items set before = null where workspace_id = $1 and item_id = any($2::uuid[]) returning bulk_action_id
     )
     update bulk_actions set action = jsonb_build_object('kind', action -> 'kind')
     where workspace_id = $1 and state in ('done', 'cancelled', 'undone') and id in (select bulk_action_id from forgotten)`,
    [unit.actor.workspaceId, ids],
  );
}
