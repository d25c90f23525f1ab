import { sql } from "kysely";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, dateOf, daysBetween, mondayOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { CallQuality, changeCallQualitySettings, getCallQuality } from "../contract.ts";
import { callQualityRefusals } from "../domain/refusals.ts";
import type { Criterion, Mark } from "../domain/score-call.ts";
import { type QualityFigures, type ReviewFacts, sumUpReviews } from "../domain/sum-up-reviews.ts";
import { calledWithin } from "./list-reviews.ts";
import { readMistakes } from "./mistakes.ts";
import { reviewsSeen } from "./review-row.ts";
import { writeSettings } from "./store.ts";

/** Until a workspace says otherwise. */
const usualPerWeek = 2;

interface Row {
  readonly owner_id: string;
  readonly called_at: Date;
  readonly criteria: readonly Criterion[];
  readonly is_critical_fatal: boolean;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly mistakes: readonly string[];
  readonly answer: string | null;
}

/** ACT-7: figures of the calls made in the period, of each person whose reviews the actor sees and who made calls or was reviewed. */
export async function readQuality(reading: Reading, { query }: InputOf<typeof getCallQuality>): Promise<CallQuality> {
  const { actor } = reading;
  const { rows } = await sql<Row>`
    select r.owner_id, r.called_at, n.criteria, n.is_critical_fatal, r.marks, r.mistakes, r.answer
    from call_reviews r
    join call_scorecard_numbers n on n.workspace_id = r.workspace_id and n.scorecard_id = r.scorecard_id and n.number = r.scorecard_number
    where r.workspace_id = ${actor.workspaceId} and ${reviewsSeen(actor, "r.owner_id")} and ${calledWithin(actor, query)}
    order by r.called_at, r.id`.execute(reading.sql);
  const names = new Map((await readMistakes(reading)).map(({ id, name }) => [id, name]));
  const weeks = weeksOf(query.from, query.to);
  const lastWeek = mondayOf(addDays(query.to, -1));
  const facts = rows.map((row) => ({ ...factsOf(row, actor.workspace.timeZone), isUnanswered: row.answer === null }));
  const told = (figures: QualityFigures): CallQuality["total"] => ({
    reviews: figures.reviews,
    score: figures.score,
    weeks: [...figures.weeks],
    criteria: [...figures.criteria],
    mistakes: figures.mistakes.map(({ id, count }) => ({ id, name: names.get(id) ?? "", count })),
  });
  const callers = await readCallers(reading, query);
  return {
    ...(await readSettings(reading)),
    total: told(sumUpReviews(facts, weeks)),
    people: callers.map(({ id, name, calls }) => {
      const own = facts.filter(({ ownerId }) => ownerId === id);
      return {
        person: { id, name },
        ...told(sumUpReviews(own, weeks)),
        thisWeek: own.filter(({ week }) => week === lastWeek).length,
        calls,
        unanswered: own.filter(({ isUnanswered }) => isUnanswered).length,
      };
    }),
  };
}

const factsOf = (row: Row, zone: string): ReviewFacts => ({
  ownerId: row.owner_id,
  week: mondayOf(dateOf(row.called_at.getTime(), zone)),
  scorecard: { criteria: row.criteria, isCriticalFatal: row.is_critical_fatal },
  marks: row.marks,
  mistakes: row.mistakes,
});

/** The last of a trend: a chart of more weeks tells nobody anything, and thousands of years would hold the server up. */
const mostWeeks = 60;

function weeksOf(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const last = mondayOf(addDays(to, -1));
  const weeks = Math.ceil(daysBetween(mondayOf(from), to) / 7);
  const count = Math.min(mostWeeks, Math.max(0, weeks));
  return Array.from({ length: count }, (_, index) => addDays(last, -7 * (count - 1 - index)));
}

interface Caller {
  readonly id: string;
  readonly name: string;
  readonly calls: number;
}

async function readCallers({ actor, sql: db }: Reading, { from, to }: { from: string; to: string }): Promise<Caller[]> {
  const [first, end] = [from, to].map((date) => new Date(startOfDay(date, actor.workspace.timeZone)));
  const { rows } = await sql<Caller>`
    select u.id, u.name, coalesce(k.calls, 0)::int as calls
    from reporting.users u
    left join (select owner_id, count(*) as calls from reporting.calls
               where workspace_id = ${actor.workspaceId} and done_at >= ${first} and done_at < ${end} group by owner_id) k on k.owner_id = u.id
    where u.workspace_id = ${actor.workspaceId} and ${reviewsSeen(actor, "u.id")}
      and (k.calls > 0 and u.is_active or exists (select from call_reviews r where r.workspace_id = u.workspace_id and r.owner_id = u.id
             and r.deleted_at is null and r.called_at >= ${first} and r.called_at < ${end}))
    order by u.name, u.id limit 500`.execute(db);
  return rows;
}

async function readSettings({ client, actor }: Pick<Reading, "client" | "actor">) {
  const { rows } = await client.query<{ reviews_per_week: number; version: number }>(
    "select reviews_per_week, version from call_quality_settings where workspace_id = $1",
    [actor.workspaceId],
  );
  return { reviewsPerWeek: rows[0]?.reviews_per_week ?? usualPerWeek, settingsVersion: rows[0]?.version ?? 0 };
}

/** Refuses `version_conflict`. */
export async function changeSettings(
  unit: Unit,
  { body: { reviewsPerWeek, version } }: InputOf<typeof changeCallQualitySettings>,
): Promise<{ reviewsPerWeek: number; version: number } | Refusal> {
  const before = await readSettings(unit);
  const written = await writeSettings(unit, reviewsPerWeek, version);
  if (written === null) return refuse(callQualityRefusals, "version_conflict");
  unit.audit({
    action: "call_quality_settings.changed",
    entity: "workspace",
    entityId: unit.actor.workspaceId,
    changes: { reviewsPerWeek: [before.reviewsPerWeek, reviewsPerWeek] },
  });
  return { reviewsPerWeek, version: written };
}
