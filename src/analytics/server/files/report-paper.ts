import type { Locale } from "../../../kernel/actor.ts";
import type { Chart, Paper, Picture } from "../../../platform/drawing/drawn.ts";
import { chartWords } from "../charts/write-words.ts";
import type { Column, ReportTable } from "../define-report.ts";
import { columnLabel, definitionOf, labelOf, shown, translator } from "../write-table.ts";
import { momentText } from "./tell-filters.ts";
import type { ToldReport } from "./tell-report.ts";

/** The report as a paper (ANA-12): its message, what was asked, the chart, the table, who made it and when. */
export function reportPaper(told: ToldReport): Paper {
  const { locale, filters, madeAt, madeBy, zone } = told;
  const columns = told.table.columns.filter(({ key }) => key !== "otherCurrency" || hasOther(told.table));
  const text = (key: string, params = {}) => translator.text(locale, "analytics", key, params);
  return {
    language: locale,
    title: told.message,
    report: text(`report.${told.name}`),
    filters,
    notes: columns.flatMap(({ key }) => {
      const definition = definitionOf(locale, key);
      return definition === null ? [] : [[columnLabel(locale, key), definition] as const];
    }),
    chart: chartOf(told),
    columns: columns.map((column) => ({
      label: labelOf(locale, column),
      isText: column.kind === "text",
      isLeft: column.kind === "text" || column.kind === "date",
    })),
    rows: told.table.rows.map((row) => columns.map((column) => written(row[column.key], column, locale))),
    made: `${text("file.made")}: ${text("file.madeBy", { person: madeBy, moment: momentText(madeAt, locale, zone) })}`,
    pages: text("file.pages"),
    madeAt,
  };
}

/** The chart alone as a picture; null where there is nothing to draw. */
export function reportPicture(told: ToldReport): Picture | null {
  const chart = chartOf(told);
  return (
    chart && {
      title: told.message,
      subtitle: told.filters
        .slice(0, 2)
        .map(([label, value]) => `${label}: ${value}`)
        .join(" · "),
      chart,
    }
  );
}

const chartOf = ({ report, answer, locale }: ToldReport): Chart | null =>
  report.chart?.(answer as never, chartWords(locale)) ?? null;

/** A column of zeros says nothing on paper. */
const hasOther = ({ rows }: ReportTable) => rows.some(({ otherCurrency }) => Number(otherCurrency ?? 0) > 0);

/** As the terminal shows it, but for dates, which people read in their own order. */
function written(value: unknown, column: Column, locale: Locale): string {
  if (column.kind !== "date" || typeof value !== "string") return shown(value, column, locale);
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
    Date.parse(`${value}T00:00:00Z`),
  );
}
