import type { UserId } from "../../../kernel/ids.ts";
import { minorDigits } from "../../../kernel/money.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import { rampOf } from "../../../team/index.ts";
import { personalDays } from "../../../working-calendar/index.ts";
import type { ChangedRows, PlanVersion, spreadPlan as spreadEndpoint } from "../../contract.ts";
import { figuresOf, keyOf, type PlanNode, partsIn, peopleBelow } from "../../domain/plans/plan-tree.ts";
import { mostMinor } from "../../domain/plans/read-sum.ts";
import { plansRefusals } from "../../domain/plans/refusals.ts";
import { spreadDown, spreadOverMonths, stepOf } from "../../domain/plans/spread.ts";
import { firstOf, type TreeNode } from "./load-tree.ts";
import { mayChange, mayPlan } from "./plan-rights.ts";
import { type LoadedPlan, loadPlan, takesPart } from "./read-plan.ts";
import { applyChanges } from "./set-cells.ts";
import type { CellChange } from "./store.ts";
import { lockOpenVersion } from "./version-rows.ts";

type Input = InputOf<typeof spreadEndpoint>["body"];

/** What a spread is worked out from. */
interface Spreading extends LoadedPlan {
  readonly version: PlanVersion;
  readonly input: Input;
  readonly months: readonly number[];
  readonly root: TreeNode;
  readonly step: number;
  /** Half-days that each person works, by month. */
  readonly halfDays: ReadonlyMap<string, readonly number[]>;
  /** The same with a newcomer's days for a part of one, in thousandths. */
  readonly askedDays: ReadonlyMap<string, readonly number[]>;
}

/** PLA-1, from the top down: a sum over months, a figure over the parts below it, or both. Every sum agrees afterwards. */
export async function spreadPlan(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof spreadEndpoint>, "params" | "body">,
): Promise<(ChangedRows & { unspread: number[] }) | Refusal> {
  const version = await lockOpenVersion(unit, params.id);
  if (isRefusal(version)) return version;
  const spreading = await prepare(unit, version, body);
  if (isRefusal(spreading)) return spreading;
  const byMonth = monthsOf(spreading);
  if (isRefusal(byMonth)) return byMonth;
  const { changes, unspread } = partsOf(spreading, byMonth);
  const own = body.total === undefined ? [] : [...byMonth].map(([month, minor]) => total(spreading.root, month, minor));
  const written = [...own, ...changes];
  if (unspread.length === byMonth.size && own.length === 0) return refuse(plansRefusals, "plan_without_weights");
  const known = new Map(spreading.nodes.map((node) => [keyOf(node), node]));
  const foreign = written.map((one) => known.get(keyOf(one))).find((node) => node && !mayPlan(unit.actor, node));
  if (foreign) return refuse(plansRefusals, "plan_node_not_yours", { params: { name: foreign.name } });
  return { ...(await applyChanges(unit, spreading, written)), unspread };
}

async function prepare(unit: Unit, version: PlanVersion, input: Input): Promise<Spreading | Refusal> {
  const months = [...new Set(input.months ?? version.months)].sort((a, b) => a - b);
  if (!mayChange(unit.actor, version)) return refuse(plansRefusals, "plan_version_closed");
  if (input.revision !== version.revision) return refuse(plansRefusals, "plan_changed");
  if (months.some((month) => !version.months.includes(month))) return refuse(plansRefusals, "plan_month_elsewhere");
  if (input.total && input.total.currency !== unit.actor.workspace.currency)
    return refuse(plansRefusals, "plan_currency_wrong");
  if (input.total && (input.total.minor < 0 || input.total.minor > mostMinor))
    return refuse(plansRefusals, "plan_amount_wrong");
  const loaded = await loadPlan(unit, version.year, version);
  const root = loaded.nodes.find((node) => keyOf(node) === keyOf(input.node));
  if (root === undefined) return refuse(plansRefusals, "plan_node_unknown");
  const people = loaded.nodes.filter(({ kind }) => kind === "person").map(({ id }) => id as UserId);
  return {
    ...{ ...loaded, version, input, months, root },
    step: stepOf(input.rounding, minorDigits(unit.actor.workspace.currency)),
    ...(await daysOfYear(unit, version.year, people)),
  };
}

async function daysOfYear(
  unit: Unit,
  year: number,
  people: readonly UserId[],
): Promise<Pick<Spreading, "halfDays" | "askedDays">> {
  const days = await personalDays(unit, { people, from: firstOf(year, 1), to: firstOf(year, 13) });
  const ramp = await rampOf(unit, people);
  const byMonth = (weigh: (id: UserId, date: string) => number) =>
    new Map(
      [...days].map(([id, worked]) => {
        const months = Array.from({ length: 12 }, () => 0);
        for (const { date, share } of worked) {
          const at = Number(date.slice(5, 7)) - 1;
          months[at] = (months[at] ?? 0) + Math.round(share * 2 * weigh(id, date));
        }
        return [keyOf({ kind: "person", id }), months];
      }),
    );
  return { halfDays: byMonth(() => 1), askedDays: byMonth((id, date) => Math.round(1000 * ramp(id, date))) };
}

const total = ({ kind, id }: Pick<PlanNode, "kind" | "id">, month: number, minor: number | null): CellChange => ({
  ...{ kind, id, month, dimension: "total", value: "", minor },
});

/** The figure of the node in each month: its sum spread over them, or what stands there. */
function monthsOf(spreading: Spreading): ReadonlyMap<number, number> | Refusal {
  const { input, months, nodes, figures, root, step } = spreading;
  if (input.total === undefined) {
    const standing = months.map((month) => [
      month,
      figuresOf(nodes, figures.cells, { month }).get(keyOf(root))?.minor ?? null,
    ]);
    const known = new Map(standing.filter((one): one is [number, number] => one[1] !== null));
    return known.size > 0 ? known : refuse(plansRefusals, "plan_nothing_to_spread");
  }
  const weighed = months.map((month) => {
    const people = peopleBelow(spreading.nodes, spreading.root, month).map(keyOf);
    const workingDays = sum(people.map((key) => spreading.halfDays.get(key)?.[month - 1] ?? 0));
    return { month, workingDays: people.length === 0 ? 1 : workingDays, weight: monthWeight(spreading, month, people) };
  });
  return spreadOverMonths(input.total.minor, weighed, step) ?? refuse(plansRefusals, "plan_without_weights");
}

function monthWeight(spreading: Spreading, month: number, people: readonly string[]): number {
  const { overMonths: by } = spreading.input;
  if (typeof by !== "string") return thousandths(by[month - 1] ?? 0);
  switch (by) {
    case "equal":
      return 1;
    case "workingDays":
      return sum(people.map((key) => spreading.halfDays.get(key)?.[month - 1] ?? 0));
    case "current":
      return figuresOf(spreading.nodes, spreading.figures.cells, { month }).get(keyOf(spreading.root))?.minor ?? 0;
    case "lastYear":
      return Math.max(0, sum(people.map((key) => factIn(spreading, key, [month]))));
    default:
      return by satisfies never;
  }
}

/** What a person brought last year, in these months. */
function factIn({ facts }: Spreading, key: string, months: readonly number[]): number {
  const byMonth = facts.lastYear.get(key.slice("person ".length));
  return sum(months.map((month) => byMonth?.[month - 1] ?? 0));
}

function partsOf(
  spreading: Spreading,
  byMonth: ReadonlyMap<number, number>,
): { readonly changes: readonly CellChange[]; readonly unspread: number[] } {
  const { input, nodes, root, step } = spreading;
  const unspread: number[] = [];
  if (input.overParts === null) return { changes: [], unspread };
  const kindOf = new Map(nodes.map((node) => [keyOf(node), node]));
  const changes = [...byMonth].flatMap(([month, sumOfMonth]) => {
    const weights = partWeights(spreading, month);
    const isDeep = input.depth === "people";
    const given = spreadDown({ nodes, month, from: keyOf(root), total: sumOfMonth, weights, step, isDeep });
    if (given === null) {
      unspread.push(month);
      return [];
    }
    return [...given].flatMap(([key, minor]) => {
      const node = kindOf.get(key);
      return node === undefined ? [] : [total(node, month, minor)];
    });
  });
  return { changes, unspread };
}

/** The weights of people, or of the parts that were named. A newcomer weighs what the ramp asks, equally and by days. */
function partWeights(spreading: Spreading, month: number): ReadonlyMap<string, number> {
  const { input, nodes, figures, halfDays, askedDays, months } = spreading;
  const by = input.overParts ?? [];
  if (typeof by !== "string") return new Map(by.map((one) => [keyOf(one), thousandths(one.weight)]));
  if (by === "current") return currentWeights(spreading, month);
  const people = nodes.filter((node) => takesPart({ figures }, node)).map(keyOf);
  return new Map(
    people.map((key) => {
      const days = halfDays.get(key)?.[month - 1] ?? 0;
      // Who does not work a day of the month is planned nothing, unless somebody types it.
      if (days === 0) return [key, 0];
      if (by === "lastYear") return [key, Math.max(0, factIn(spreading, key, months))];
      const asked = askedDays.get(key)?.[month - 1] ?? 0;
      return [key, by === "equal" ? Math.round(asked / days) : asked];
    }),
  );
}

/** In the proportion of what stands there; where all of it is zero, equally between those that have a figure. */
function currentWeights({ nodes, figures, input, root }: Spreading, month: number): ReadonlyMap<string, number> {
  const told = figuresOf(nodes, figures.cells, { month });
  // A department that has a figure and nobody below it with one stands for itself.
  const isLeaf = (node: PlanNode) => node.kind === "person" || told.get(keyOf(node))?.parts === null;
  const parts = input.depth === "people" ? nodes.filter(isLeaf) : (partsIn(nodes, month).get(keyOf(root)) ?? []);
  const standing = parts.map((part) => [keyOf(part), told.get(keyOf(part))?.minor ?? null] as const);
  const isAllZero = standing.every(([, minor]) => minor === null || minor === 0);
  return new Map(standing.flatMap(([key, minor]) => (minor === null ? [] : [[key, isAllZero ? 1 : minor]])));
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
const thousandths = (weight: number) => Math.round(weight * 1000);
