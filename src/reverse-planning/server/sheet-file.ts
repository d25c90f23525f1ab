import { minorDigits } from "../../kernel/money.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import { callerOf } from "../../platform/http/caller-of.ts";
import { open, type Route } from "../../platform/http/route.ts";
import { type Cell, writeWorkbook } from "../../platform/spreadsheet/workbook-chunks.ts";
import { preferredLocale, type Translator } from "../../platform/translate.ts";
import type { PlanExpectations, PlanMeasures } from "../contract.ts";
import { getPlanSheetFile, readTyped } from "../contract-scenarios.ts";
import { reversePlanningRefusals } from "../domain/refusals.ts";
import { type PlanFigures, reversePlan } from "../domain/reverse-plan.ts";
import { figuresOf, type Overrides } from "../domain/sheet.ts";
import { readWholeSheet } from "./read-plan-expectations.ts";

interface Parts {
  readonly database: Database;
  readonly translator: Translator;
}

const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
type Text = (key: string) => string;

/** The sheet as the screen has it, with a second sheet of what it was counted from. */
export const sheetFileRoute = ({ database, translator }: Parts): Route =>
  open(getPlanSheetFile, {
    permission: "forecast.read",
    handle: async (request, reply, { query }) => {
      const actor = callerOf(request);
      const typed = readTyped(query.typed);
      if (typed === null) return refuse(reversePlanningRefusals, "plan_sheet_malformed");
      const measures = await runReading(database, actor, (reading) => readWholeSheet(reading, query));
      if (isRefusal(measures)) return measures;
      const locale = preferredLocale(request.headers["accept-language"], actor.workspace.locale);
      const text: Text = (key) => translator.text(locale, "reverse-planning", `web.${key}`);
      const figures = figuresOf(measures, typed);
      const sheets = [
        {
          name: text("sheet.title"),
          widths: [34, 14, 14, 12, 12, 12, 14, 14, 16],
          rows: stageRows(measures, figures, text),
        },
        { name: text("sheet.file.counted"), widths: [34, 20, 20], rows: headRows(measures, typed, text) },
      ];
      return reply
        .type(mediaType)
        .header("content-disposition", 'attachment; filename="reverse-plan.xlsx"')
        .send(await writeWorkbook(sheets));
    },
  });

const number = (value: number | null | undefined, format: string): Cell =>
  value === null || value === undefined ? null : { number: value, format };

function stageRows(measures: PlanMeasures, figures: PlanFigures, text: Text): Cell[][] {
  const plan = reversePlan(figures);
  const names = ["stage", "conversion", "daysToWon", "forTarget", "held", "toAdd", "by", "actions", "perDay"];
  return [
    names.map((name) => text(`sheet.columns.${name}`)),
    ...measures.stages.map((stage, index): Cell[] => {
      const figure = figures.stages[index];
      const need = plan.stages[index];
      return [
        stage.name,
        number(figure?.conversion, "0.0%"),
        number(figure?.daysToWon, "#,##0.0"),
        number(need?.forTarget, "#,##0"),
        number(stage.held, "#,##0"),
        number(need?.toAdd, "#,##0"),
        need?.by == null ? null : { date: need.by },
        number(figure?.actionsPerEntry, "#,##0.0"),
        number(need?.perPersonDay, "#,##0.0"),
      ];
    }),
  ];
}

/** What stands above the table, as it counts and as it was measured. */
function headRows(measures: PlanMeasures & PlanExpectations, typed: Overrides, text: Text): Cell[][] {
  const [used, measured] = [figuresOf(measures, typed), figuresOf(measures, {})];
  const scale = 10 ** minorDigits(measures.currency);
  const sum = (minor: number | null) => number(minor === null ? null : minor / scale, "#,##0");
  const row = (name: string, of: (figures: PlanFigures) => Cell): Cell[] => [
    text(`sheet.${name}`),
    of(used),
    of(measured),
  ];
  return [
    [measures.currency, text("sheet.file.used"), text("sheet.file.measured")],
    row("target", ({ targetMinor }) => sum(targetMinor)),
    row("average", ({ averageMinor }) => sum(averageMinor)),
    row("fact", ({ factMinor }) => sum(factMinor)),
    row("expected", ({ expectedMinor }) => sum(expectedMinor)),
    row("people", ({ people }) => number(people, "#,##0")),
    row("days", ({ workingDaysLeft }) => number(workingDaysLeft, "#,##0.0")),
  ];
}
