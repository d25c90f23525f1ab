import { type FieldError, isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { ChangedRows, PlanVersion, setPlanCells } from "../../contract.ts";
import { namedValue, readPair } from "../../domain/plans/line-channel.ts";
import { keyOf } from "../../domain/plans/plan-tree.ts";
import { mostMinor } from "../../domain/plans/read-sum.ts";
import { plansRefusals } from "../../domain/plans/refusals.ts";
import { loadTree, type TreeNode } from "./load-tree.ts";
import { mayChange, mayPlan } from "./plan-rights.ts";
import { type CellChange, writeCells } from "./store.ts";
import { figuresIn, lockOpenVersion, type VersionFigures } from "./version-rows.ts";

type Row = InputOf<typeof setPlanCells>["body"]["rows"][number];

/** Sets figures of nodes. Refuses figures that are wrong by their path, and `plan_row_conflict` with what stands there now. */
export async function setCells(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof setPlanCells>, "params" | "body">,
): Promise<ChangedRows | Refusal> {
  const version = await lockOpenVersion(unit, params.id);
  if (isRefusal(version)) return version;
  const nodes = await loadTree(unit, version.year);
  const refused = wrongIn(unit, { version, nodes }, body.rows);
  if (refused) return refused;
  const figures = await figuresIn(unit, version.id);
  const conflicts = body.rows.filter((row) => (figures.rows.get(keyOf(row))?.version ?? 0) !== row.version);
  if (conflicts.length > 0) return conflictOf(conflicts, figures);
  const changes = body.rows.flatMap(({ kind, id, cells }) =>
    cells.map(({ amount, ...cell }) => ({ kind, id, ...cell, minor: amount?.minor ?? null })),
  );
  return applyChanges(unit, { version, nodes, figures }, changes);
}

/** Both are shown: what one wrote, and what stands there by now, with whose it is. */
function conflictOf(rows: readonly Row[], figures: VersionFigures): Refusal {
  const conflicts = rows.map(({ kind, id, cells }) => {
    const key = keyOf({ kind, id });
    const now = figures.rows.get(key);
    return {
      ...{ kind, id, version: now?.version ?? 0, changed: now?.changed ?? null },
      cells: cells.map(({ month, dimension, value, amount }) => ({
        ...{ month, dimension, value, yours: amount?.minor ?? null },
        theirs: minorAt(figures, { kind, id, month, dimension, value }),
      })),
    };
  });
  return refuse(plansRefusals, "plan_row_conflict", { extra: { conflicts } });
}

interface Applied {
  readonly version: PlanVersion;
  readonly nodes: readonly TreeNode[];
  readonly figures: VersionFigures;
}

/** Writes what differs, tells the audit and the other screens, and answers what stood there before. */
export async function applyChanges(
  unit: Unit,
  { version, nodes, figures }: Applied,
  changes: readonly CellChange[],
): Promise<ChangedRows> {
  const before = new Map(changes.map((change) => [change, minorAt(figures, change)]));
  const real = changes.filter((change) => before.get(change) !== change.minor);
  if (real.length === 0) return { revision: version.revision, rows: [] };
  const revision = await writeCells(unit, version.id, real);
  const names = new Map(nodes.map((node) => [keyOf(node), node.name === "" ? node.kind : node.name]));
  const told = real.slice(0, mostAudited).map((change) => {
    const what = change.dimension === "total" ? "" : ` ${namedValue(change)}`;
    return [
      `${names.get(keyOf(change))} ${version.year}-${String(change.month).padStart(2, "0")}${what}`,
      [before.get(change), change.minor],
    ];
  });
  unit.audit({
    action: "plan.figures_set",
    entity: "plan",
    entityId: version.id,
    changes: { figures: [null, real.length], ...Object.fromEntries(told) },
  });
  unit.announce({ name: "plan.changed", ids: { version: version.id } });
  const rows = [...Map.groupBy(real, keyOf)].map(([key, some]) => ({
    ...{ kind: (some[0] as CellChange).kind, id: (some[0] as CellChange).id },
    version: (figures.rows.get(key)?.version ?? 0) + 1,
    before: some.map((change) => ({
      ...{ month: change.month, dimension: change.dimension, value: change.value },
      amount: moneyOf(before.get(change) ?? null, unit),
    })),
  }));
  return { revision, rows };
}

/** What a spread over hundreds of people changed is in the version's own changes. */
const mostAudited = 100;

const moneyOf = (minor: number | null, { actor }: Unit) =>
  minor === null ? null : { minor, currency: actor.workspace.currency };

export function minorAt(figures: VersionFigures, at: Omit<CellChange, "minor">): number | null {
  const cell = figures.cells
    .get(keyOf(at))
    ?.find(({ month, dimension, value }) => month === at.month && dimension === at.dimension && value === at.value);
  return cell?.minor ?? null;
}

function wrongIn(
  unit: Unit,
  { version, nodes }: Pick<Applied, "version" | "nodes">,
  rows: readonly Row[],
): Refusal | null {
  if (!mayChange(unit.actor, version)) return refuse(plansRefusals, "plan_version_closed");
  const known = new Map(nodes.map((node) => [keyOf(node), node]));
  const errors: FieldError[] = [];
  for (const [at, row] of rows.entries()) {
    const node = known.get(keyOf(row));
    if (node === undefined) errors.push({ path: `rows.${at}.id`, code: "plan_node_unknown" });
    else if (!mayPlan(unit.actor, node))
      return refuse(plansRefusals, "plan_node_not_yours", { params: { name: node.name } });
    for (const [place, cell] of row.cells.entries()) {
      const code = wrongCell(unit, version, cell);
      if (code !== null) errors.push({ path: `rows.${at}.cells.${place}`, code });
    }
  }
  const [first] = errors;
  return first === undefined ? null : refuse(plansRefusals, first.code as keyof typeof plansRefusals, { errors });
}

export function wrongCell(
  { actor }: Pick<Unit, "actor">,
  { months }: PlanVersion,
  { month, amount, dimension, value }: Row["cells"][number],
): keyof typeof plansRefusals | null {
  if (!months.includes(month)) return "plan_month_elsewhere";
  if ((dimension === "total") !== (value === "")) return "plan_split_wrong";
  if (dimension === "line_channel" && readPair(value) === null) return "plan_split_wrong";
  if (amount === null) return null;
  if (amount.currency !== actor.workspace.currency) return "plan_currency_wrong";
  return amount.minor < 0 || amount.minor > mostMinor ? "plan_amount_wrong" : null;
}
