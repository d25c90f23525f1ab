import type { Column, ReportTable } from "../define-report.ts";

type Rows = ReportTable["rows"];

/** A table of the whole, or with a split the tables of its segments one below the other, each row with its value first. */
export function tabled<Figures>(
  whole: Figures,
  segments: readonly (Figures & { readonly value: string | null })[] | undefined,
  { columns, rows }: { readonly columns: readonly Column[]; readonly rows: (figures: Figures) => Rows },
): ReportTable {
  if (segments === undefined) return { columns, rows: rows(whole) };
  return {
    columns: [{ key: "value", kind: "text" }, ...columns],
    rows: segments.flatMap((segment) => rows(segment).map((row) => ({ ...row, value: segment.value }))),
  };
}
