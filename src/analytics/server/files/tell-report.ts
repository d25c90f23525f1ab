import type { Actor, Locale } from "../../../kernel/actor.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Instant } from "../../../kernel/time.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runReading } from "../../../platform/database/run-unit.ts";
import type { ToldMessage } from "../../domain/message-words.ts";
import type { ReportName } from "../../domain/report-names.ts";
import type { Report, ReportTable } from "../define-report.ts";
import { messageText } from "../write-table.ts";
import { type AskedReport, tellFilters } from "./tell-filters.ts";

/** A report as its files tell it: the one sentence, what was asked, the table, who made it and when. */
export interface ToldReport {
  readonly name: ReportName;
  readonly report: Report;
  readonly locale: Locale;
  readonly zone: string;
  readonly currency: string;
  readonly message: string;
  /** What it was narrowed to, as label and value. */
  readonly filters: readonly (readonly [label: string, value: string])[];
  readonly table: ReportTable;
  readonly answer: object;
  readonly madeBy: string;
  readonly madeAt: Instant;
}

/** Reads a report for a file, in one snapshot with the names of what it is narrowed to. Refuses what the endpoint would. */
export async function tellReport(
  report: Report,
  database: Database,
  actor: Actor,
  query: object,
): Promise<ToldReport | Refusal> {
  return runReading(database, actor, async (reading) => {
    const answer = await report.read(reading, query as never);
    if (isRefusal(answer)) return answer;
    const { locale, timeZone: zone, currency } = actor.workspace;
    const asked = { ...query, ...(await namesOf(reading, query)) } as AskedReport;
    return {
      name: report.name,
      report,
      locale,
      zone,
      currency,
      message: messageText((answer as { message: ToldMessage }).message, locale),
      filters: tellFilters(asked, answer as never, locale, zone),
      table: report.table(answer as never),
      answer,
      madeBy: actor.name,
      madeAt: reading.now,
    };
  });
}

/** People and departments are asked by id and told by name. */
async function namesOf({ sql }: Parameters<Report["read"]>[0], query: { owner?: string; department?: string }) {
  const nameIn = async (view: "reporting.users" | "reporting.departments", id: string | undefined) =>
    id === undefined
      ? undefined
      : ((await sql.selectFrom(view).select("name").where("id", "=", id).executeTakeFirst())?.name ?? "—");
  return {
    owner: await nameIn("reporting.users", query.owner),
    department: await nameIn("reporting.departments", query.department),
  };
}
