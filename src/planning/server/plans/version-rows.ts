import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Reading, Unit } from "../../../platform/database/unit.ts";
import type { PlanVersion } from "../../contract.ts";
import { keyOf, type PlanCell } from "../../domain/plans/plan-tree.ts";
import { plansRefusals } from "../../domain/plans/refusals.ts";
import { versionsOf } from "./list-versions.ts";

/** Figures and their groups as they stand in a version, by `keyOf` of the node. */
export interface VersionFigures {
  readonly cells: ReadonlyMap<string, readonly KeptCell[]>;
  readonly rows: ReadonlyMap<string, KeptRow>;
}
export interface KeptCell extends PlanCell {
  readonly changedBy: string;
  readonly changedAt: Date;
}
interface KeptRow {
  readonly version: number;
  readonly changed: { readonly by: { readonly id: string; readonly name: string }; readonly at: string };
}

type Here = Pick<Reading, "client" | "actor">;

/** A version that the reader is told of. */
export async function findVersion(reading: Here, id: string): Promise<PlanVersion | Refusal> {
  const { client, actor } = reading;
  const { rows } = await client.query<{ year: number }>(
    "select year from plan_versions where workspace_id = $1 and id = $2",
    [actor.workspaceId, id],
  );
  const [row] = rows;
  const found = row && (await versionsOf(reading, row.year)).find((one) => one.id === id);
  return found ?? refuse(plansRefusals, "plan_version_unknown");
}

/** The version, locked for a change; refuses what is unknown and, of an approved one, every change. */
export async function lockOpenVersion(unit: Unit, id: string): Promise<PlanVersion | Refusal> {
  await unit.client.query("select from plan_versions where workspace_id = $1 and id = $2 for update", [
    unit.actor.workspaceId,
    id,
  ]);
  const version = await findVersion(unit, id);
  if (isRefusal(version)) return version;
  return version.status === "approved" ? refuse(plansRefusals, "plan_version_closed") : version;
}

export async function figuresIn({ client, actor }: Here, versionId: string): Promise<VersionFigures> {
  const cells = await client.query<KeptCell & { kind: "company" | "department" | "person"; id: string }>(
    `select node_kind as kind, node_id as id, month, dimension, value, amount_minor as minor, changed_by as "changedBy", changed_at as "changedAt"
     from plan_cells where workspace_id = $1 and version_id = $2 order by month, dimension, value`,
    [actor.workspaceId, versionId],
  );
  const rows = await client.query<{ kind: "person"; id: string; version: number; by: string; name: string; at: Date }>(
    `select r.node_kind as kind, r.node_id as id, r.version, r.changed_by as by, u.name, r.changed_at as at
     from plan_rows r join reporting.users u on u.workspace_id = r.workspace_id and u.id = r.changed_by
     where r.workspace_id = $1 and r.version_id = $2`,
    [actor.workspaceId, versionId],
  );
  return {
    cells: Map.groupBy(cells.rows, keyOf),
    rows: new Map(
      rows.rows.map(({ version, by, name, at, ...node }) => [
        keyOf(node),
        { version, changed: { by: { id: by, name }, at: at.toISOString() } },
      ]),
    ),
  };
}
