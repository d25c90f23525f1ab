import { sql } from "kysely";
import type { UserId } from "../../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { getPlan, Plan, PlanNodeRow, PlanVersion } from "../../contract.ts";
import { differencesOf, keyOf, yearMonths } from "../../domain/plans/plan-tree.ts";
import { listVersions } from "./list-versions.ts";
import { loadTree, type TreeNode } from "./load-tree.ts";
import { mayChange, mayPlan, nodesSeen } from "./plan-rights.ts";
import { figuresIn, findVersion, type VersionFigures } from "./version-rows.ts";
import { yearlyFacts } from "./yearly-facts.ts";

const nothing: VersionFigures = { cells: new Map(), rows: new Map() };

/** PLA-1: the tree of a year with the figures of a version. Refuses `plan_version_unknown`. */
export async function readPlan(
  reading: Reading,
  { query }: Pick<InputOf<typeof getPlan>, "query">,
): Promise<Plan | Refusal> {
  const { items: versions } = await listVersions(reading, {
    query,
    params: undefined as never,
    body: undefined as never,
  });
  const version = query.version === undefined ? (versions[0] ?? null) : await findVersion(reading, query.version);
  if (isRefusal(version)) return version;
  const loaded = await loadPlan(reading, query.year, version);
  const shown = new Set(nodesSeen(reading.actor, loaded.nodes).map(keyOf));
  const differences = version === null ? [] : differencesOf(loaded.nodes, loaded.figures.cells, version.months);
  return {
    year: query.year,
    currency: reading.actor.workspace.currency,
    version,
    versions,
    nodes: loaded.nodes
      .filter((node) => shown.has(keyOf(node)))
      .map((node) => rowOf(reading, node, { version, ...loaded })),
    differences: differences.filter((one) => shown.has(keyOf(one))),
    ...(await readSplits(reading)),
  };
}

export interface LoadedPlan {
  readonly nodes: readonly TreeNode[];
  readonly figures: VersionFigures;
  readonly facts: Awaited<ReturnType<typeof yearlyFacts>>;
}

/** The tree of the year with everybody who is planned, sells or brought something. */
export async function loadPlan(reading: Reading, year: number, version: PlanVersion | null): Promise<LoadedPlan> {
  const all = await loadTree(reading, year);
  const people = all.filter(({ kind }) => kind === "person").map(({ id }) => id as UserId);
  const facts = await yearlyFacts(reading, year, people);
  const figures = version === null ? nothing : await figuresIn(reading, version.id);
  const isKnown = ({ id, kind }: TreeNode) =>
    figures.cells.has(keyOf({ kind, id })) || facts.facts.has(id) || facts.lastYear.has(id);
  const sells = (node: TreeNode) => node.isActive && sellers.includes(node.role ?? "");
  const hasSellers = all.some(sells);
  const leads = ({ isActive, role }: TreeNode) => isActive && !hasSellers && (role === "owner" || role === "director");
  const nodes = all.filter((node) => node.kind !== "person" || isKnown(node) || sells(node) || leads(node));
  return { nodes, figures, facts };
}

const sellers: readonly string[] = ["head", "salesperson", "dealer"];

/** Who sells, and who has a figure already, gets a share of what is spread by head. */
export function takesPart({ figures }: Pick<LoadedPlan, "figures">, node: TreeNode): boolean {
  if (node.kind !== "person" || !node.isActive) return false;
  return node.role === "salesperson" || node.role === "dealer" || figures.cells.has(keyOf(node));
}

function rowOf(
  reading: Reading,
  node: TreeNode,
  plan: LoadedPlan & { readonly version: PlanVersion | null },
): PlanNodeRow {
  const { figures, facts, version } = plan;
  const row = figures.rows.get(keyOf(node));
  const isPerson = node.kind === "person";
  const zeros = yearMonths.map(() => 0);
  const soFar = facts.facts.get(node.id) ?? zeros;
  return {
    kind: node.kind,
    id: node.id,
    name: node.name,
    parents: [...node.parents],
    takesPart: takesPart(plan, node),
    mayEdit: version !== null && mayChange(reading.actor, version) && mayPlan(reading.actor, node),
    version: row?.version ?? 0,
    changed: row?.changed ?? null,
    cells: (figures.cells.get(keyOf(node)) ?? []).map(({ month, dimension, value, minor }) => ({
      ...{ month, dimension, value, minor },
    })),
    facts: isPerson ? soFar.map((minor, index) => (facts.soFar[index] ? minor : null)) : null,
    lastYear: isPerson ? [...(facts.lastYear.get(node.id) ?? zeros)] : null,
  };
}

async function readSplits({ sql: db, actor }: Reading): Promise<Pick<Plan, "lines" | "channels">> {
  const { rows } = await sql<{ lines: string[]; channels: string[] }>`
    select
      coalesce((select array_agg(name order by name) from reporting.product_lines where workspace_id = ${actor.workspaceId}), '{}') as lines,
      coalesce((select array_agg(distinct channel order by channel) from reporting.deals
        where workspace_id = ${actor.workspaceId} and channel is not null and channel <> ''), '{}') as channels`.execute(
    db,
  );
  return rows[0] ?? { lines: [], channels: [] };
}
