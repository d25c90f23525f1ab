import type { Actor } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { inputRefusal } from "../../platform/http/problem.ts";
import { analyticsRefusals } from "../domain/refusals.ts";
import type { FileFormat } from "../domain/report-names.ts";
import { makeReportFile } from "./files/report-file.ts";
import { tellReport } from "./files/tell-report.ts";
import { reports } from "./registry.ts";
import { writeText } from "./write-table.ts";

/** A report in the forms in which it leaves the product. */
export interface ReportOutput {
  readonly json: object;
  file(format: FileFormat): Promise<string | Buffer | Refusal>;
  /** What it says, and its table. */
  text(): string;
}

/** Reads a report by name with its filters as words, as the command line has them. Refuses what the endpoint would. */
export async function runReport(
  database: Database,
  actor: Actor,
  name: string,
  filters: Readonly<Record<string, string>>,
): Promise<ReportOutput | Refusal> {
  const report = reports.find((one) => one.name === name);
  if (!report) {
    return refuse(analyticsRefusals, "report_unknown", {
      params: { name, known: reports.map((one) => one.name).join(", ") },
    });
  }
  const query = report.endpoint.query.safeParse(filters);
  if (!query.success) return inputRefusal(query.error);
  const told = await tellReport(report, database, actor, query.data);
  if (isRefusal(told)) return told;
  return {
    json: told.answer,
    file: (format) => makeReportFile(told, format),
    text: () => `${told.message}\n\n${writeText(told.table, told.locale)}`,
  };
}
