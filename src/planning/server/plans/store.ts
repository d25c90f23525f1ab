import type { Unit } from "../../../platform/database/unit.ts";
import type { Dimension, NodeKind } from "../../domain/plans/plan-tree.ts";

/** The only writes of plans. */
export interface CellChange {
  readonly kind: NodeKind;
  readonly id: string;
  readonly month: number;
  readonly dimension: Dimension;
  readonly value: string;
  /** Null: no plan. */
  readonly minor: number | null;
}

const shape = "c(kind text, id uuid, month smallint, dimension text, value text, minor bigint)";

/** Sets the figures, counts the groups and the version on; answers the version's new revision. */
export async function writeCells(unit: Unit, versionId: string, changes: readonly CellChange[]): Promise<number> {
  const { workspaceId, userId } = unit.actor;
  const values = [workspaceId, versionId, userId, new Date(unit.now), JSON.stringify(changes)];
  await unit.client.query(
    `delete from plan_cells p using jsonb_to_recordset($3::jsonb) as ${shape}
     where p.workspace_id = $1 and p.version_id = $2 and c.minor is null and p.node_kind = c.kind and p.node_id = c.id
       and p.month = c.month and p.dimension = c.dimension and p.value = c.value`,
    [workspaceId, versionId, JSON.stringify(changes)],
  );
  await unit.client.query(
    `insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
     select $1, $2, c.kind, c.id, c.month, c.dimension, c.value, c.minor, $3, $4
     from jsonb_to_recordset($5::jsonb) as ${shape} where c.minor is not null
     on conflict (workspace_id, version_id, node_kind, node_id, month, dimension, value)
       do update set amount_minor = excluded.amount_minor, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    values,
  );
  await unit.client.query(
    `insert into plan_rows (workspace_id, version_id, node_kind, node_id, version, changed_by, changed_at)
     select distinct $1::uuid, $2::uuid, c.kind, c.id, 1, $3::uuid, $4::timestamptz from jsonb_to_recordset($5::jsonb) as ${shape}
     on conflict (workspace_id, version_id, node_kind, node_id)
       do update set version = plan_rows.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    values,
  );
  const { rows } = await unit.client.query<{ revision: number }>(
    "update plan_versions set revision = revision + 1 where workspace_id = $1 and id = $2 returning revision",
    [workspaceId, versionId],
  );
  return rows[0]?.revision ?? 0;
}

interface NewVersion {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly months: readonly number[];
  readonly reason: string | null;
  /** Whose figures it begins with. */
  readonly from: string | null;
}

export async function insertVersion(unit: Unit, { id, year, number, months, reason, from }: NewVersion): Promise<void> {
  const { workspaceId, userId, workspace } = unit.actor;
  await unit.client.query(
    `insert into plan_versions (workspace_id, id, year, number, status, months, currency, reason, created_by, created_at)
     values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9)`,
    [workspaceId, id, year, number, months, workspace.currency, reason, userId, new Date(unit.now)],
  );
  if (from === null) return;
  for (const [table, columns] of [
    ["plan_cells", "node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at"],
    ["plan_rows", "node_kind, node_id, version, changed_by, changed_at"],
  ] as const)
    await unit.client.query(
      `insert into ${table} (workspace_id, version_id, ${columns})
       select workspace_id, $3, ${columns} from ${table} where workspace_id = $1 and version_id = $2`,
      [workspaceId, from, id],
    );
}

export async function deleteVersion(unit: Unit, id: string): Promise<void> {
  await unit.client.query("delete from plan_versions where workspace_id = $1 and id = $2", [
    unit.actor.workspaceId,
    id,
  ]);
}

const moves = {
  submitted: "status = 'submitted', submitted_by = $3, submitted_at = $4, returned_because = null",
  approved: "status = 'approved', approved_by = $3, approved_at = $4",
  returned: "status = 'draft', submitted_by = null, submitted_at = null, returned_because = $3",
} as const;

/** Takes a version on: given in, approved, or given back with what is to be done. */
export async function setStatus(unit: Unit, id: string, to: keyof typeof moves, because = ""): Promise<void> {
  const { workspaceId, userId } = unit.actor;
  const values = to === "returned" ? [because] : [userId, new Date(unit.now)];
  await unit.client.query(`update plan_versions set ${moves[to]} where workspace_id = $1 and id = $2`, [
    workspaceId,
    id,
    ...values,
  ]);
}
