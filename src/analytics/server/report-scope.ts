import { type RawBuilder, type SqlBool, sql } from "kysely";
import { sightParameter, visibleTo } from "../../identity/index.ts";
import type { Actor, Sight } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { hoursPerWorkingDay as hoursOfCalendar, type WorkingCalendar } from "../../kernel/working-time.ts";

import { startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { livedStages } from "../domain/lived-stages.ts";
import { analyticsRefusals } from "../domain/refusals.ts";
import { type AnySplit, isOwnSplit } from "../domain/report-names.ts";
import { fieldOfSplit, type OwnNarrowing, ownConditions, readNarrowing, readOwnFields } from "./own-fields.ts";
import type { ReportSplit } from "./report-split.ts";

/** The filters that all reports share, as they come over the wire or from the command line. */
export interface ReportQuery {
  readonly pipeline?: string | undefined;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly asOf?: string | undefined;
  readonly owner?: string | undefined;
  readonly department?: string | undefined;
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  readonly product?: string | undefined;
  readonly custom?: string | undefined;
  readonly by?: AnySplit | undefined;
}

/** A reading that may say that summaries of stays have fallen behind. */
export interface ReportReading extends Reading {
  readonly onLongLedger?: ((pipelineId: string) => void) | undefined;
}

export interface ReportStage {
  readonly id: string;
  readonly name: string;
  readonly ordinal: number;
  readonly isKeyStage: boolean;
  readonly targetHours: number | null;
  readonly hasConditions: boolean;
  readonly hasChain: boolean;
}

export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly departmentId: string | null;
}

/** [from, to) in instants; null where the period has no end on that side. */
export interface Period {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** What a report is about, the filters resolved: everything its queries need. */
export interface ReportScope extends Period {
  readonly reading: ReportReading;
  readonly pipeline: { readonly id: string; readonly name: string };
  /** In the order of the board, the won one last; archived ones are no stages of the report. */
  readonly stages: readonly ReportStage[];
  /** Those without the won one. */
  readonly livedStages: readonly ReportStage[];
  readonly people: readonly Person[];
  readonly departments: readonly { readonly id: string; readonly parentId: string | null; readonly name: string }[];
  readonly query: ReportQuery;
  readonly asOf: Instant;
  /** Whether the deals are followed to this moment, so that their present state tells all. */
  readonly isNow: boolean;
  /** Whose deals count: what the actor sees, narrowed by owner and department. */
  readonly owners: Sight;
  /** What the deals' own fields, and those of their companies, must be. */
  readonly own: OwnNarrowing | null;
  readonly split: ReportSplit | null;
  readonly currency: string;
  readonly zone: string;
  readonly calendar: WorkingCalendar;
}

/** Resolves the filters (ANA-1). Refuses an unknown pipeline or department and a period that ends before it begins. */
export async function readScope(reading: ReportReading, query: ReportQuery): Promise<ReportScope | Refusal> {
  const { currency, timeZone: zone, workingCalendar: calendar } = reading.actor.workspace;
  const pipeline = await findPipeline(reading, query.pipeline);
  if (!pipeline)
    return refuse(analyticsRefusals, "report_pipeline_unknown", { params: { pipeline: query.pipeline ?? "" } });
  const from = query.from === undefined ? null : startOfDay(query.from, zone);
  const to = query.to === undefined ? null : startOfDay(query.to, zone);
  if (from !== null && to !== null && to < from) return refuse(analyticsRefusals, "report_period_backwards");
  const asked = query.asOf === undefined ? reading.now : momentOf(query.asOf, zone);
  const people = await readPeople(reading);
  const departments = await reading.sql
    .selectFrom("reporting.departments")
    .select(["id", "parent_id as parentId", "name"])
    .execute();
  if (query.department !== undefined && !departments.some(({ id }) => id === query.department)) {
    return refuse(analyticsRefusals, "report_department_unknown");
  }
  const own = await readOwn(reading, query);
  if (isRefusal(own)) return own;
  const stages = await readStages(reading, pipeline.id);
  return {
    reading,
    pipeline,
    stages,
    livedStages: livedStages(stages),
    people,
    departments: departments as ReportScope["departments"],
    query,
    from,
    to,
    asOf: Math.min(asked, reading.now),
    isNow: asked >= reading.now,
    owners: ownersOf(reading.actor, query, people, departments as ReportScope["departments"]),
    ...own,
    currency,
    zone,
    calendar,
  };
}

/** What is asked of own fields; their definitions are read only then. */
async function readOwn(
  reading: ReportReading,
  { custom, by }: ReportQuery,
): Promise<Pick<ReportScope, "own" | "split"> | Refusal> {
  const ownBy = by !== undefined && isOwnSplit(by) ? by : undefined;
  const fields = custom === undefined && ownBy === undefined ? [] : await readOwnFields(reading);
  const own = readNarrowing(fields, custom, reading.actor.workspace.timeZone);
  if (own !== null && isRefusal(own)) return own;
  const field = ownBy === undefined ? null : fieldOfSplit(fields, ownBy);
  if (field !== null && isRefusal(field)) return field;
  return { own, split: by === undefined ? null : { by, field } };
}

const momentOf = (text: string, zone: string): Instant =>
  text.length === "2026-11-18".length ? startOfDay(text, zone) : Date.parse(text);

/** By id, else by name without case, else the first on the board; archived ones only when asked for. */
async function findPipeline(
  { sql: db }: Reading,
  wanted: string | undefined,
): Promise<ReportScope["pipeline"] | undefined> {
  const all = await db
    .selectFrom("reporting.pipelines")
    .select(["id", "name", "archived_at as archivedAt"])
    .orderBy("position")
    .orderBy("id")
    .execute();
  const live = all.filter((one) => one.archivedAt === null);
  const name = wanted?.toLowerCase();
  const found =
    wanted === undefined
      ? live[0]
      : (all.find((one) => one.id === name) ?? [...live, ...all].find((one) => one.name?.toLowerCase() === name));
  return found?.id && found.name ? { id: found.id, name: found.name } : undefined;
}

async function readStages({ sql: db }: Reading, pipelineId: string): Promise<ReportStage[]> {
  const rows = await db
    .selectFrom("reporting.stages")
    .selectAll()
    .where("pipeline_id", "=", pipelineId)
    .where("archived_at", "is", null)
    .orderBy("position")
    .execute();
  const isFilled = (list: unknown) => Array.isArray(list) && list.length > 0;
  return rows.map((row) => ({
    id: row.id ?? "",
    name: row.name ?? "",
    ordinal: row.ordinal ?? 0,
    isKeyStage: row.is_key_stage === true,
    targetHours: row.target_hours,
    hasConditions: isFilled(row.entry_conditions),
    hasChain: isFilled(row.contact_chain),
  }));
}

async function readPeople({ sql: db }: Reading): Promise<Person[]> {
  const rows = await db.selectFrom("reporting.users").select(["id", "name", "department_id as departmentId"]).execute();
  return rows as Person[];
}

function ownersOf(
  actor: Pick<Actor, "sees">,
  query: ReportQuery,
  people: readonly Person[],
  departments: ReportScope["departments"],
): Sight {
  if (query.owner === undefined && query.department === undefined) return actor.sees;
  const below = query.department === undefined ? null : withBelow(query.department, departments);
  const seen = sightParameter(actor);
  const mine = seen && new Set(seen);
  return people
    .filter(({ id }) => query.owner === undefined || id === query.owner)
    .filter(({ departmentId }) => below === null || (departmentId !== null && below.has(departmentId)))
    .filter(({ id }) => mine === null || mine.has(id))
    .map(({ id }) => id);
}

function withBelow(department: string, departments: ReportScope["departments"]): ReadonlySet<string> {
  const found = new Set([department]);
  for (const id of found) {
    for (const one of departments) if (one.parentId === id) found.add(one.id);
  }
  return found;
}

/** Whether the report is about some of the pipeline's deals only. */
export function isNarrowed({ owners, query, own }: ReportScope): boolean {
  return (
    owners !== "all" ||
    own !== null ||
    [query.channel, query.source, query.product].some((value) => value !== undefined)
  );
}

/**
 * The conditions of owner, channel, source, product and own fields on a row of deals; a blank value asks for the deals without one.
 */
export function dealConditions({ owners, query, own }: ReportScope, alias: string): RawBuilder<SqlBool> {
  const parts = [visibleTo({ sees: owners }, `${alias}.owner_id`), ...(own === null ? [] : ownConditions(own, alias))];
  for (const field of ["channel", "source", "product"] as const) {
    const value = query[field];
    const column = sql.ref(`${alias}.${field}`);
    if (value !== undefined) parts.push(value === "" ? sql`coalesce(${column}, '') = ''` : sql`${column} = ${value}`);
  }
  return sql`${sql.join(parts, sql` and `)}`;
}

/** That the deal of the visit `v` is one of the report's; deals deleted since are. */
export const narrowing = (scope: ReportScope): RawBuilder<SqlBool> =>
  isNarrowed(scope)
    ? sql`v.deal_id in (select d.id from reporting.deal_origins d where ${dealConditions(scope, "d")})`
    : sql`true`;

/** That the deal `d` has an amount in another currency than the workspace's. */
export const hasOtherCurrency = ({ currency }: ReportScope): RawBuilder<SqlBool> =>
  sql`(d.amount_minor is not null and d.currency <> ${currency})`;

/** The sum of the amounts of deals `d` in the workspace's currency, and how many have one in another: never added together. */
export const summed = (scope: ReportScope) =>
  sql`coalesce(sum(case when d.currency = ${scope.currency} then d.amount_minor end), 0) as amount,
      sum(case when ${hasOtherCurrency(scope)} then 1 else 0 end) as other`;

/** How long the workspace's working day is, to show working hours as days. */
export const hoursPerWorkingDay = ({ calendar }: ReportScope): number => hoursOfCalendar(calendar);

/** `column` in [from, to). */
export function within({ from, to }: Period, column: string): RawBuilder<SqlBool> {
  const parts: RawBuilder<SqlBool>[] = [sql`true`];
  if (from !== null) parts.push(sql`${sql.ref(column)} >= ${instant(from)}`);
  if (to !== null) parts.push(sql`${sql.ref(column)} < ${instant(to)}`);
  return sql`${sql.join(parts, sql` and `)}`;
}

export const instant = (at: Instant) => sql`cast(${new Date(at).toISOString()} as timestamptz)`;

/** What every answer begins with. */
export function headOf(scope: ReportScope) {
  return {
    pipeline: scope.pipeline,
    from: scope.query.from ?? null,
    to: scope.query.to ?? null,
    asOf: new Date(scope.asOf).toISOString(),
  };
}
