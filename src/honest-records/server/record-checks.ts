import { sql } from "kysely";
import { sees } from "../../identity/index.ts";
import type { QueryOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { dateOf, daysBetween, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type * as contract from "../contract.ts";
import type { CheckedActivities, RecordedPerson } from "../contract.ts";
import { type DoneRecord, judgeRecords, latenessOf } from "../domain/judge-records.ts";
import { honestRecordsRefusals } from "../domain/refusals.ts";
import { type Mark, marks, type Source, sources, type Thresholds } from "../domain/vocabulary.ts";
import { readThresholds } from "./thresholds.ts";

interface RecordRow extends DoneRecord {
  readonly ownerId: UserId;
  readonly subject: string;
  readonly dealId: string | null;
  readonly dealName: string | null;
}

interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

type Marked = ReadonlyMap<string, readonly Mark[]>;

/** How honestly the people whom the actor sees record what they did (ACT-8). Refuses a period backwards or above 62 days. */
export async function recordChecks(reading: Reading, period: QueryOf<typeof contract.getRecordChecks>) {
  const wrong = checkPeriod(period);
  if (wrong) return wrong;
  const thresholds = await readThresholds(reading);
  const byOwner = Map.groupBy(await readRecords(reading, period, null), ({ ownerId }) => ownerId);
  const people = await readPeople(reading, [...byOwner.keys()]);
  return {
    thresholds,
    people: people.map(({ id, name }) => personOf(id, name, byOwner.get(id) ?? [], thresholds)),
  };
}

function checkPeriod({ from, to }: Period): Refusal | null {
  const days = daysBetween(from, to);
  return days > 0 && days <= 62 ? null : refuse(honestRecordsRefusals, "record_period_wrong");
}

function personOf(id: UserId, name: string, records: readonly RecordRow[], thresholds: Thresholds): RecordedPerson {
  const marked = judgeRecords(records, thresholds);
  const { medianHours, late, typed } = latenessOf(records, thresholds);
  const days = [...Map.groupBy(records, ({ date }) => date)].sort(([a], [b]) => (a < b ? -1 : 1));
  const byDay = days.map(([date, some]) => ({ date, count: some.length, ...countsOf(some, marked) }));
  return {
    id,
    name,
    count: records.length,
    ...countsOf(records, marked),
    medianDelayHours: medianHours,
    lateShare: typed === 0 ? null : late / typed,
    typedOnlyDays: byDay.filter(({ byMark }) => byMark.typed_only > 0).length,
    isSeenByMachines: records.some(({ source }) => source !== "typed" && source !== "import"),
    days: byDay,
  };
}

function countsOf(records: readonly DoneRecord[], marked: Marked) {
  const bySource = Object.fromEntries(sources.map((source) => [source, 0])) as Record<Source, number>;
  const byMark = Object.fromEntries(marks.map((mark) => [mark, 0])) as Record<Mark, number>;
  for (const { id, source } of records) {
    bySource[source] += 1;
    for (const mark of marked.get(id) ?? []) byMark[mark] += 1;
  }
  return { bySource, byMark };
}

const most = 500;

/**
 * What is behind a figure: judged over the whole period, of one day if asked.
 * Refuses a person out of sight.
 */
export async function checkedActivities(
  reading: Reading,
  person: string,
  { mark, source, date, ...period }: QueryOf<typeof contract.listCheckedActivities>,
): Promise<CheckedActivities | Refusal> {
  const wrong = checkPeriod(period);
  if (wrong) return wrong;
  const id = person as UserId;
  const known = await readPeople(reading, [id]);
  if (!sees(reading.actor, id) || !known.some((one) => one.id === id))
    return refuse(honestRecordsRefusals, "record_person_unknown");
  const records = await readRecords(reading, period, id);
  const marked = judgeRecords(records, await readThresholds(reading));
  const isAsked = (one: RecordRow) =>
    (mark === undefined || marked.get(one.id)?.includes(mark)) &&
    (source === undefined || one.source === source) &&
    (date === undefined || one.date === date);
  const found = records.filter(isAsked);
  return {
    count: found.length,
    items: found.slice(0, most).map((one) => ({
      id: one.id,
      kind: one.kind,
      subject: one.subject,
      deal: one.dealId === null ? null : { id: one.dealId, name: one.dealName ?? "" },
      doneAt: new Date(one.doneAt).toISOString(),
      notedAt: new Date(one.notedAt).toISOString(),
      source: one.source,
      marks: [...(marked.get(one.id) ?? [])],
    })),
  };
}

async function readRecords(
  { sql: database, actor }: Reading,
  { from, to }: Period,
  person: UserId | null,
): Promise<RecordRow[]> {
  const zone = actor.workspace.timeZone;
  const people = person === null ? actor.sees : [person];
  const seen = people === "all" ? sql`true` : sql`a.owner_id = any (${people}::uuid[])`;
  const instant = (date: CalendarDate) => sql`${new Date(startOfDay(date, zone)).toISOString()}::timestamptz`;
  const { rows } = await sql<Omit<RecordRow, "date" | "doneAt" | "notedAt"> & { done_at: Date; noted_at: Date }>`
    select a.id, a.kind, a.subject, a.owner_id as "ownerId", a.deal_id as "dealId", d.title as "dealName", a.done_at, a.noted_at,
      a.recorded_by as source
    from reporting.activity_records a
    left join reporting.deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
    where a.workspace_id = ${actor.workspaceId} and ${seen} and a.list_at >= ${instant(from)} and a.list_at < ${instant(to)}
    order by a.list_at, a.id`.execute(database);
  return rows.map(({ done_at, noted_at, ...row }) => ({
    ...row,
    doneAt: done_at.getTime(),
    notedAt: noted_at.getTime(),
    date: dateOf(done_at.getTime(), zone),
  }));
}

async function readPeople({ sql: database, actor }: Reading, ids: readonly UserId[]) {
  const { rows } = await sql<{ id: UserId; name: string }>`
    select id, name from reporting.users where workspace_id = ${actor.workspaceId} and id = any (${ids}::uuid[])
    order by name, id`.execute(database);
  return rows;
}
