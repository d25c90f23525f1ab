import { minorDigits } from "../../../kernel/money.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runReading } from "../../../platform/database/run-unit.ts";
import { callerOf } from "../../../platform/http/caller-of.ts";
import { open, type Route } from "../../../platform/http/route.ts";
import { type Cell, writeWorkbook } from "../../../platform/spreadsheet/workbook-chunks.ts";
import type { Translator } from "../../../platform/translate.ts";
import * as contract from "../../contract.ts";
import { readPair } from "../../domain/plans/line-channel.ts";
import { placedNodes } from "../../domain/plans/placed-nodes.ts";
import { figuresOf, keyOf, type PlanCell, type PlanCells, splits, yearMonths } from "../../domain/plans/plan-tree.ts";
import { summed, type YearColumn, yearColumns } from "../../domain/plans/year-columns.ts";
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
      const named = { text, number: numberIn(plan.currency) };
      const sheet = {
        name: `${text("file.sheet")} ${plan.year}`,
        widths: [36, ...yearColumns.map(() => 15)],
        rows: rowsOf(plan, named),
      };
      const split = splitRows(plan, named);
      const sheets = split.length === 0 ? [sheet] : [sheet, splitSheet(split, text)];
      return reply
        .type(mediaType)
        .header("content-disposition", `attachment; filename="plan-${plan.year}.xlsx"`)
        .send(await writeWorkbook(sheets));
    },
  });

interface Written {
  readonly text: (key: string) => string;
  readonly number: (minor: number | null) => Cell;
}

function numberIn(currency: string): Written["number"] {
  const scale = 10 ** minorDigits(currency);
  return (minor) =>
    minor === null ? null : { number: minor / scale, format: minor % scale === 0 ? "#,##0" : "#,##0.00" };
}

function rowsOf(plan: contract.Plan, { text, number }: Written): readonly (readonly Cell[])[] {
  const header = [`${text("file.who")}, ${plan.currency}`, ...yearColumns.map((column) => headOf(column, text))];
  const monthsOf = figuresByMonth(plan, { dimension: "total", value: "" });
  const lines = placedNodes(plan.nodes).map(({ node, depth }): readonly Cell[] => {
    const name = node.kind === "company" ? text("company") : node.name;
    return ["\u2003".repeat(depth) + name, ...sumsOf(monthsOf(node)).map(number)];
  });
  return [header, ...lines];
}

type Split = Pick<PlanCell, "dimension" | "value">;

const splitSheet = (rows: readonly (readonly Cell[])[], text: Written["text"]) => ({
  name: text("file.split"),
  widths: [36, 24, 24, ...yearColumns.map(() => 15)],
  rows: [
    [text("file.who"), text("file.line"), text("file.channel"), ...yearColumns.map((column) => headOf(column, text))],
    ...rows,
  ],
});

/** Of every node what is split of it: by line, then by channel, then by both. */
function splitRows(plan: contract.Plan, { text, number }: Written): readonly (readonly Cell[])[] {
  const used = splits.flatMap((dimension) => {
    const cells = plan.nodes.flatMap((node) => node.cells.filter((cell) => cell.dimension === dimension));
    return [...new Set(cells.map(({ value }) => value))].sort().map((value) => ({ dimension, value }));
  });
  const told = used.map((split) => [split, figuresByMonth(plan, split)] as const);
  return placedNodes(plan.nodes).flatMap(({ node }) =>
    told.flatMap(([split, monthsOf]): (readonly Cell[])[] => {
      const months = monthsOf(node);
      if (months.every((minor) => minor === null)) return [];
      const name = node.kind === "company" ? text("company") : node.name;
      return [[name, ...columnsOf(split), ...sumsOf(months).map(number)]];
    }),
  );
}

function columnsOf({ dimension, value }: Split): readonly [line: string, channel: string] {
  const pair = dimension === "line_channel" ? readPair(value) : null;
  if (pair !== null) return [pair.line, pair.channel];
  return dimension === "line" ? [value, ""] : ["", value];
}

function figuresByMonth(plan: contract.Plan, split: Split) {
  const cells: PlanCells = new Map(plan.nodes.map((node) => [keyOf(node), node.cells]));
  const byMonth = yearMonths.map((month) => figuresOf(plan.nodes, cells, { month, ...split }));
  return (node: contract.PlanNodeRow) => byMonth.map((told) => told.get(keyOf(node))?.minor ?? null);
}

const sumsOf = (minors: readonly (number | null)[]) =>
  yearColumns.map(({ months }) => summed(months.map((month) => minors[month - 1])));

function headOf({ kind, number }: YearColumn, text: (key: string) => string): string {
  if (kind === "year") return text("year");
  return text(kind === "quarter" ? `quarters.${number}` : `months.${number}`);
}
