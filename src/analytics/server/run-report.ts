import type { Actor } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import { inputRefusal } from "../../platform/http/problem.ts";
import { analyticsRefusals } from "../domain/refusals.ts";
import { reports } from "./registry.ts";
import { messageText, writeCsv, writeText } from "./write-table.ts";

/** A report in the three forms in which it leaves the product. */
export interface ReportOutput {
  readonly json: object;
  csv(): string;
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
  const answer = await runReading(database, actor, (reading) => report.read(reading, query.data as never));
  if (isRefusal(answer)) return answer;
  const table = () => report.table(answer as never);
  const { message } = answer as { message: Parameters<typeof messageText>[0] };
  const { locale } = actor.workspace;
  return {
    json: answer,
    csv: () => writeCsv(table(), locale),
    text: () => `${messageText(message, locale)}\n\n${writeText(table(), locale)}`,
  };
}
