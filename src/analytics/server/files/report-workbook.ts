import type { Locale } from "../../../kernel/actor.ts";
import { type Money, minorDigits } from "../../../kernel/money.ts";
import { type Cell, type Sheet, writeWorkbook } from "../../../platform/spreadsheet/workbook-chunks.ts";
import type { Column } from "../define-report.ts";
import { columnLabel, definitionOf, labelOf, translator } from "../write-table.ts";
import { momentText } from "./tell-filters.ts";
import type { ToldReport } from "./tell-report.ts";

/** The report as a workbook (ANA-12): the table, and on a second sheet what was asked and what the columns mean. */
export function reportWorkbook(told: ToldReport): Promise<Buffer> {
  return writeWorkbook([tableSheet(told), aboutSheet(told)]);
}

function tableSheet({ name, locale, table, currency }: ToldReport): Sheet {
  const money = moneyFormat(currency, locale);
  const rows = table.rows.map((row) => table.columns.map((column) => cellOf(row[column.key], column, money)));
  const labels = table.columns.map((column) => labelOf(locale, column));
  const widths = table.columns.map(({ kind }, index) => {
    const longest = Math.max(...rows.map((row) => lengthOf(row[index] ?? null)), (labels[index] ?? "").length);
    return kind === "text" ? Math.min(60, longest + 3) : Math.max(11, Math.min(26, longest + 2));
  });
  return { name: translator.text(locale, "analytics", `report.${name}`), widths, rows: [labels, ...rows] };
}

const lengthOf = (cell: Cell) => (typeof cell === "string" ? cell.length : 9);

function cellOf(value: unknown, { kind }: Column, money: string): Cell {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case "text":
      return String(value);
    case "date":
      return { date: String(value) };
    case "count":
      return { number: value as number, format: "#,##0" };
    case "share":
      return { number: value as number, format: "0.0%" };
    case "days":
    case "hours":
      return { number: value as number, format: "#,##0.0" };
    case "money":
      return { number: (value as Money).minor / 10 ** minorDigits((value as Money).currency), format: money };
  }
}

/** The sign where the language puts it: `#,##0.00\u00a0"₽"`, `"$"#,##0.00`. */
function moneyFormat(currency: string, locale: Locale): string {
  const digits = minorDigits(currency);
  const number = digits === 0 ? "#,##0" : `#,##0.${"0".repeat(digits)}`;
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(1);
  const sign = parts.find(({ type }) => type === "currency")?.value ?? currency;
  return parts[0]?.type === "currency" ? `"${sign}"${number}` : `${number}\u00a0"${sign}"`;
}

function aboutSheet({ locale, message, filters, table, madeBy, madeAt, zone, answer }: ToldReport): Sheet {
  const text = (key: string, params = {}) => translator.text(locale, "analytics", key, params);
  const { otherCurrency = 0 } = answer as { otherCurrency?: number };
  const defined = table.columns.flatMap(({ key }) => {
    const definition = definitionOf(locale, key);
    return definition === null ? [] : [[columnLabel(locale, key), definition]];
  });
  return {
    name: text("file.about"),
    widths: [28, 100],
    rows: [
      [text("file.says"), message],
      ...filters,
      ...(otherCurrency > 0 ? [[columnLabel(locale, "otherCurrency"), String(otherCurrency)]] : []),
      [text("file.made"), text("file.madeBy", { person: madeBy, moment: momentText(madeAt, locale, zone) })],
      [],
      ...defined,
    ],
  };
}
