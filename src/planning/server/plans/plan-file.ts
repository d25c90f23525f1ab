import { minorDigits } from "../../../kernel/money.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runReading } from "../../../platform/database/run-unit.ts";
import { callerOf } from "../../../platform/http/caller-of.ts";
import { open, type Route } from "../../../platform/http/route.ts";
import { type Cell, writeWorkbook } from "../../../platform/spreadsheet/workbook-chunks.ts";
import type { Translator } from "../../../platform/translate.ts";
import * as contract from "../../contract.ts";
import {
  companyKey,
  figuresOf,
  keyOf,
  type PlanCells,
  type PlanNode,
  partsIn,
  yearMonths,
} from "../../domain/plans/plan-tree.ts";
import { readPlan } from "./read-plan.ts";

interface FileOptions {
  readonly database: Database;
  readonly translator: Translator;
}

const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The grid of a year as a spreadsheet, whoever's the asker sees. */
export const planFileRoute = ({ database, translator }: FileOptions): Route =>
  open(contract.getPlanFile, {
    permission: "plans.read",
    handle: async (request, reply, { query }) => {
      const actor = callerOf(request);
      const plan = await runReading(database, actor, (reading) => readPlan(reading, { query }));
      if (isRefusal(plan)) return plan satisfies Refusal;
      const text = (key: string) => translator.text(actor.workspace.locale, "planning", `plans.${key}`);
      const sheet = {
        name: `${text("file.sheet")} ${plan.year}`,
        widths: [36, ...sums.map(() => 15)],
        rows: rowsOf(plan, text),
      };
      return reply
        .type(mediaType)
        .header("content-disposition", `attachment; filename="plan-${plan.year}.xlsx"`)
        .send(await writeWorkbook([sheet]));
    },
  });

/** Months with a quarter after each third, and the year. */
const sums: readonly (readonly number[])[] = [
  ...[0, 3, 6, 9].flatMap((from) => {
    const quarter = yearMonths.slice(from, from + 3);
    return [...quarter.map((month) => [month]), quarter];
  }),
  yearMonths,
];

function rowsOf(plan: contract.Plan, text: (key: string) => string): readonly (readonly Cell[])[] {
  const cells: PlanCells = new Map(plan.nodes.map((node) => [keyOf(node), node.cells]));
  const byMonth = yearMonths.map((month) => figuresOf(plan.nodes, cells, { month }));
  const scale = 10 ** minorDigits(plan.currency);
  const number = (minor: number | null): Cell =>
    minor === null ? null : { number: minor / scale, format: minor % scale === 0 ? "#,##0" : "#,##0.00" };
  const line = ({ node, depth }: Placed): readonly Cell[] => {
    const figures = byMonth.map((told) => told.get(keyOf(node))?.minor ?? null);
    const name = node.kind === "company" ? text("company") : node.name;
    return [
      "\u2003".repeat(depth) + name,
      ...sums.map((months) => number(summed(months.map((month) => figures[month - 1] ?? null)))),
    ];
  };
  const header = [`${text("file.who")}, ${plan.currency}`, ...sums.map((months) => headOf(months, text))];
  return [header, ...inTree(plan.nodes).map(line)];
}

function headOf(months: readonly number[], text: (key: string) => string): string {
  if (months.length === 12) return text("year");
  if (months.length === 3) return text(`quarters.${(months[0] ?? 1) / 3 + 2 / 3}`);
  return text(`months.${months[0]}`);
}

const summed = (values: readonly (number | null)[]) => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
};

type Node = PlanNode & { readonly name: string };
interface Placed {
  readonly node: Node;
  readonly depth: number;
}

/** Each node once, below where it stands first in the year. */
function inTree(nodes: readonly Node[]): readonly Placed[] {
  const placed = new Map<string, Placed>();
  const place = (node: Node, depth: number, month: number): void => {
    if (placed.has(keyOf(node))) return;
    placed.set(keyOf(node), { node, depth });
    for (const part of partsIn(nodes, month).get(keyOf(node)) ?? []) place(part as Node, depth + 1, month);
  };
  for (const month of yearMonths) {
    const top = nodes.filter((node) => keyOf(node) === companyKey);
    for (const node of [...top, ...((partsIn(nodes, month).get("") ?? []) as readonly Node[])]) place(node, 0, month);
  }
  return [...placed.values()];
}
