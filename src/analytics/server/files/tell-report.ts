import { tellFilters as tellOwnFilters, yesOrNo } from "../../../custom-fields/index.ts";
import type { Actor, Locale } from "../../../kernel/actor.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Instant } from "../../../kernel/time.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runReading } from "../../../platform/database/run-unit.ts";
import type { ToldMessage } from "../../domain/message-words.ts";
import { type AnySplit, isOwnSplit, type ReportName } from "../../domain/report-names.ts";
import type { Report, ReportTable } from "../define-report.ts";
import { fieldOfSplit, type OwnField, readOwnFields } from "../own-fields.ts";
import { messageText, translator } from "../write-table.ts";
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

/**
 * Reads a report for a file in the language of whoever reads it, in one snapshot with the names of what it is narrowed to. Refuses what
 * the endpoint would.
 */
export async function tellReport(
  report: Report,
  database: Database,
  actor: Actor,
  query: object,
  locale: Locale = actor.workspace.locale,
): Promise<ToldReport | Refusal> {
  return runReading(database, actor, async (reading) => {
    const answer = await report.read(reading, query as never);
    if (isRefusal(answer)) return answer;
    const { timeZone: zone, currency } = actor.workspace;
    const split = await tellSplit(reading, query, locale);
    const asked = {
      ...query,
      ...(await namesOf(reading, query)),
      splitName: split?.name,
      ...(await tellOwn(reading, query, locale)),
    };
    return {
      name: report.name,
      report,
      locale,
      zone,
      currency,
      message: messageText((answer as { message: ToldMessage }).message, locale),
      filters: tellFilters(asked as AskedReport, answer as never, locale, zone),
      table: split === null ? report.table(answer as never) : split.tell(report.table(answer as never)),
      answer,
      madeBy: actor.name,
      madeAt: reading.now,
    };
  });
}

interface ToldSplit {
  readonly name: string;
  /** The table with the name of an own field over its column, and its values in words. */
  readonly tell: (table: ReportTable) => ReportTable;
}

/** What the report is split by, and its values, as people say them. */
async function tellSplit(
  reading: Parameters<Report["read"]>[0],
  { by }: { by?: AnySplit },
  locale: Locale,
): Promise<ToldSplit | null> {
  if (by === undefined) return null;
  if (!isOwnSplit(by)) {
    return { name: translator.text(locale, "analytics", `web.split.${by}`), tell: (table) => table };
  }
  const field = fieldOfSplit(await readOwnFields(reading), by);
  return isRefusal(field) ? null : { name: field.name, tell: (table) => ownTable(table, field, locale) };
}

function ownTable({ columns, rows }: ReportTable, { name, kind }: OwnField, locale: Locale): ReportTable {
  const said = (value: unknown) => (kind === "yes_no" && typeof value === "string" ? yesOrNo(locale, value) : value);
  return {
    columns: columns.map((column) => (column.key === "value" ? { ...column, label: name } : column)),
    rows: rows.map((row) => ({ ...row, value: said(row.value) })),
  };
}

const tellOwn = async (reading: Parameters<Report["read"]>[0], { custom }: { custom?: string }, locale: Locale) => ({
  custom: custom === undefined ? undefined : await tellOwnFilters(reading, custom, locale),
});

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
