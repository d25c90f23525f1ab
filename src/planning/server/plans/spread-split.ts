import { sql } from "kysely";
import type { UserId } from "../../../kernel/ids.ts";
import { minorDigits } from "../../../kernel/money.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Reading, Unit } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { ChangedRows, spreadPlanSplit as endpoint, PlanVersion } from "../../contract.ts";
import { figuresOf, keyOf, peopleBelow } from "../../domain/plans/plan-tree.ts";
import { plansRefusals } from "../../domain/plans/refusals.ts";
import { stepOf } from "../../domain/plans/spread.ts";
import { type Sold, setBySplit, spreadSplit } from "../../domain/plans/spread-split.ts";
import { factsOf } from "../facts/facts-of.ts";
import { firstOf, type TreeNode } from "./load-tree.ts";
import { mayChange, mayPlan } from "./plan-rights.ts";
import { type LoadedPlan, loadPlan } from "./read-plan.ts";
import { applyChanges } from "./set-cells.ts";
import type { CellChange } from "./store.ts";
import { lockOpenVersion } from "./version-rows.ts";

type Input = InputOf<typeof endpoint>["body"];
type Answer = ChangedRows & { unspread: number[] };

/** PLA-1: a node's figures split as what its people brought in the same months last year. */
export async function spreadPlanSplit(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof endpoint>, "params" | "body">,
): Promise<Answer | Refusal> {
  const version = await lockOpenVersion(unit, params.id);
  if (isRefusal(version)) return version;
  const months = [...new Set(body.months ?? version.months)];
  if (!mayChange(unit.actor, version)) return refuse(plansRefusals, "plan_version_closed");
  if (body.revision !== version.revision) return refuse(plansRefusals, "plan_changed");
  if (months.some((month) => !version.months.includes(month))) return refuse(plansRefusals, "plan_month_elsewhere");
  const plan = await loadPlan(unit, version.year, version);
  const root = plan.nodes.find((node) => keyOf(node) === keyOf(body.node));
  if (root === undefined) return refuse(plansRefusals, "plan_node_unknown");
  if (!mayPlan(unit.actor, root)) return refuse(plansRefusals, "plan_node_not_yours", { params: { name: root.name } });
  return splitMonths(unit, { version, plan, root, months }, body);
}

interface Known {
  readonly version: PlanVersion;
  readonly plan: LoadedPlan;
  readonly root: TreeNode;
  readonly months: readonly number[];
}

async function splitMonths(unit: Unit, known: Known, { by, rounding }: Input): Promise<Answer | Refusal> {
  const { version, plan, root, months } = known;
  const soldIn = await soldByMonth(unit, known);
  const step = stepOf(rounding, minorDigits(unit.actor.workspace.currency));
  const figures = months.flatMap((month) => {
    const total = figuresOf(plan.nodes, plan.figures.cells, { month }).get(keyOf(root))?.minor ?? null;
    return total === null ? [] : [{ month, given: spreadSplit({ total, by, sold: soldIn(month), step }) }];
  });
  if (figures.length === 0) return refuse(plansRefusals, "plan_nothing_to_spread");
  const unspread = figures.filter(({ given }) => given === null).map(({ month }) => month);
  if (unspread.length === figures.length) return refuse(plansRefusals, "plan_without_weights");
  const at = { kind: root.kind, id: root.id };
  const standing = plan.figures.cells.get(keyOf(root)) ?? [];
  const changes = figures.flatMap(({ month, given }): CellChange[] => {
    if (given === null) return [];
    const gone = standing
      .filter((cell) => cell.month === month && setBySplit(by).some((one) => one === cell.dimension))
      .filter((cell) => !given.some((one) => one.dimension === cell.dimension && one.value === cell.value))
      .map(({ dimension, value }) => ({ ...at, month, dimension, value, minor: null }));
    return [...gone, ...given.map((cell) => ({ ...at, month, ...cell }))];
  });
  return { ...(await applyChanges(unit, { version, ...plan }, changes)), unspread };
}

/** What the people below the node brought in each month of the year before, by the line of the deal's product and its channel. */
async function soldByMonth(unit: Reading, { version, plan, root, months }: Known) {
  const below = new Map(
    months.map((month) => [month, new Set(peopleBelow(plan.nodes, root, month).map(({ id }) => id))]),
  );
  const people = [...new Set([...below.values()].flatMap((some) => [...some]))] as UserId[];
  const facts = await factsOf(unit, { from: firstOf(version.year - 1, 1), to: firstOf(version.year, 1), people });
  const deals = await dealsOf(unit, [...new Set(facts.map(({ dealId }) => dealId))]);
  return (month: number): readonly Sold[] =>
    facts
      .filter(({ userId, date }) => Number(date.slice(5, 7)) === month && below.get(month)?.has(userId))
      .map(({ dealId, minor }) => ({ line: null, channel: null, ...deals.get(dealId), minor }));
}

async function dealsOf({ sql: db, actor }: Reading, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; line: string | null; channel: string | null }>`
    select d.id, l.line, nullif(d.channel, '') as channel from reporting.deals d
    left join reporting.lines_of_products l on l.workspace_id = d.workspace_id and l.product = d.product
    where d.workspace_id = ${actor.workspaceId} and d.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...sold }) => [id, sold]));
}
