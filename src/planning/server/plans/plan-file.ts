import { minorDigits } from "../../../kernel/money.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runReading } from "../../../platform/database/run-unit.ts";
import { callerOf } from "../../../platform/http/caller-of.ts";
import { open, type Route } from "../../../platform/http/route.ts";
import { type Cell, writeWorkbook } from "../../../platform/spreadsheet/workbook-chunks.ts";
import type { Translator } from "../../../platform/translate.ts";
import * as contract from "../../contract.ts";
import { placedNodes } from "../../domain/plans/placed-nodes.ts";
import { figuresOf, keyOf, type PlanCells, yearMonths } from "../../domain/plans/plan-tree.ts";
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
      const sheet = {
        name: `${text("file.sheet")} ${plan.year}`,
        widths: [36, ...yearColumns.map(() => 15)],
        rows: rowsOf(plan, text),
      };
      return reply
        .type(mediaType)
        .header("content-disposition", `attachment; filename="plan-${plan.year}.xlsx"`)
        .send(await writeWorkbook([sheet]));
    },
  });

function rowsOf(plan: contract.Plan, text: (key: string) => string): readonly (readonly Cell[])[] {
  const cells: PlanCells = new Map(plan.nodes.map((node) => [keyOf(node), node.cells]));
  const byMonth = yearMonths.map((month) => figuresOf(plan.nodes, cells, { month }));
  const scale = 10 ** minorDigits(plan.currency);
  const number = (minor: number | null): Cell =>
    minor === null ? null : { number: minor / scale, format: minor % scale === 0 ? "#,##0" : "#,##0.00" };
  const header = [`${text("file.who")}, ${plan.currency}`, ...yearColumns.map((column) => headOf(column, text))];
  const lines = placedNodes(plan.nodes).map(({ node, depth }): readonly Cell[] => {
    const figures = byMonth.map((told) => told.get(keyOf(node))?.minor ?? null);
    const name = node.kind === "company" ? text("company") : node.name;
    const sums = yearColumns.map(({ months }) => number(summed(months.map((month) => figures[month - 1]))));
    return ["\u2003".repeat(depth) + name, ...sums];
  });
  return [header, ...lines];
}

function headOf({ kind, number }: YearColumn, text: (key: string) => string): string {
  if (kind === "year") return text("year");
  return text(kind === "quarter" ? `quarters.${number}` : `months.${number}`);
}
