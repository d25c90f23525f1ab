import type { z } from "zod";
import type { Endpoint } from "../../kernel/endpoint.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import type { Chart } from "../../platform/drawing/drawn.ts";
import type { LeadingMessage } from "../domain/leading-message.ts";
import type { ReportName } from "../domain/report-names.ts";
import type { ChartWords } from "./charts/chart-words.ts";
import type { ReportReading } from "./report-scope.ts";

/** How a cell is written; the label of a column is `column.<key>` in the catalogue. Money is of the workspace's currency. */
export interface Column {
  readonly key: string;
  /** What the catalogue does not know: the name of an own field. */
  readonly label?: string;
  readonly kind: "text" | "date" | "count" | "share" | "days" | "hours" | "money";
}

/** The report's table, as CSV and the command line show it: money in minor units, shares 0…1. */
export interface ReportTable {
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** One report: a file in reports/ and a line in registry.ts. Query and answer are what its endpoint says. */
export interface Report {
  readonly name: ReportName;
  readonly endpoint: Endpoint & { readonly query: z.ZodObject };
  readonly read: (reading: ReportReading, query: never) => Promise<object | Refusal>;
  readonly table: (answer: never) => ReportTable;
  readonly chart?: (answer: never, words: ChartWords) => Chart | null;
}

export function defineReport<Query extends z.ZodObject, Answer extends z.ZodType>(report: {
  readonly name: ReportName;
  readonly endpoint: Endpoint<z.ZodType, Query, z.ZodType, Answer>;
  readonly read: (reading: ReportReading, query: z.output<Query>) => Promise<z.output<Answer> | Refusal>;
  readonly table: (answer: z.output<Answer>) => ReportTable;
  /** Drawn in files; null where there is nothing to draw. */
  readonly chart?: (answer: z.output<Answer>, words: ChartWords) => Chart | null;
}): Report {
  return report as unknown as Report;
}

/** The leading message as the wire has it. */
export const onWire = ({ code, params }: LeadingMessage) => ({ code, params: { ...params } });
