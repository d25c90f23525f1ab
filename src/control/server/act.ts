import { sql } from "kysely";
import { createActivity } from "../../activities/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerHour } from "../../kernel/time.ts";
import { addWorkingTime, workingMilliseconds } from "../../kernel/working-time.ts";
import { readPromiseDays } from "../../planning/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { Translator } from "../../platform/translate.ts";
import type { takeControlAction } from "../contract.ts";
import { controlRefusals } from "../domain/refusals.ts";
import { readStuck } from "./deviations.ts";
import { readScope, type Scope } from "./scope.ts";

type Body = InputOf<typeof takeControlAction>["body"];
type Kind = Body["kind"];

/** Calls that are handed out at once: more nobody makes in a day. */
const mostCalls = 50;

/** The one action of a row. Of two heads who press at once the second hears what the first has planned. */
export async function takeAction(unit: Unit, translator: Translator, body: Body) {
  const scope = await readScope(unit, body.department);
  if (isRefusal(scope)) return scope;
  const subject = body.kind === "calls" ? body.stage : scope.people.find(({ id }) => id === body.person)?.id;
  if (subject === undefined) return refuse(controlRefusals, "control_person_unknown");
  const known = await reserve(unit, body.kind, subject, scope);
  if (known) return { ...known, isNew: false };
  const planned = await plan(unit, translator, scope, body, subject);
  if (isRefusal(planned)) return planned;
  await sql`
    update control_actions set activity_id = ${planned.activityId}, planned = ${planned.planned}
    where workspace_id = ${unit.actor.workspaceId} and day = ${scope.span.today}::date and kind = ${body.kind}
      and subject_id = ${subject}`.execute(unit.sql);
  unit.audit({
    action: `control.${body.kind}`,
    entity: body.kind === "calls" ? "stage" : "user",
    entityId: subject,
    changes: { day: scope.span.today, activity: planned.activityId, planned: planned.planned },
  });
  return { ...planned, at: new Date(planned.at).toISOString(), isNew: true };
}

/** Null: nobody has done it today, and now it is this one's to do. */
async function reserve(unit: Unit, kind: Kind, subject: string, { span }: Scope) {
  const { rows: fresh } = await sql`
    insert into control_actions (workspace_id, day, kind, subject_id, done_by, done_at)
    values (${unit.actor.workspaceId}, ${span.today}::date, ${kind}, ${subject}, ${unit.actor.userId}, ${new Date(unit.now)})
    on conflict do nothing returning kind`.execute(unit.sql);
  if (fresh.length > 0) return null;
  const { rows } = await sql<{ activityId: string | null; planned: number; at: Date | null }>`
    select a.activity_id as "activityId", a.planned, n.planned_at as at from control_actions a
    left join reporting.next_steps n on n.workspace_id = a.workspace_id and n.id = a.activity_id
    where a.workspace_id = ${unit.actor.workspaceId} and a.day = ${span.today}::date and a.kind = ${kind}
      and a.subject_id = ${subject}`.execute(unit.sql);
  const [row] = rows;
  return row ? { activityId: row.activityId, planned: row.planned, at: row.at?.toISOString() ?? null } : null;
}

interface Planned {
  readonly activityId: string | null;
  readonly planned: number;
  readonly at: Instant;
}

function plan(
  unit: Unit,
  translator: Translator,
  scope: Scope,
  { kind }: Body,
  subject: string,
): Promise<Planned | Refusal> {
  switch (kind) {
    case "talk":
      return planTalk(unit, translator, scope, subject as UserId);
    case "review":
      return planReview(unit, translator, scope, subject as UserId);
    case "calls":
      return planCalls(unit, translator, scope, subject);
  }
}

const words = ({ actor }: Unit, translator: Translator, key: string, params = {}) =>
  translator.text(actor.workspace.locale, "control", `planned.${key}`, params);

/** A meeting of the two, at the next half hour in which people work. */
async function planTalk(unit: Unit, translator: Translator, { people }: Scope, person: UserId) {
  const name = people.find(({ id }) => id === person)?.name ?? "";
  const at = nextHalfHour(unit);
  const made = await createActivity(unit, {
    kind: "meeting",
    subject: words(unit, translator, "talk", { name }),
    plannedAt: new Date(at).toISOString(),
    hasTime: true,
    durationMinutes: 30,
    place: words(unit, translator, "talkPlace"),
    ownerId: unit.actor.userId,
  });
  return isRefusal(made) ? made : { activityId: made.id, planned: 1, at };
}

/** The task that the clock has given stands for it while it is to be done; else the same task is given by hand. */
async function planReview(unit: Unit, translator: Translator, { yesterday }: Scope, person: UserId) {
  const [promise] = yesterday === null ? [] : await readPromiseDays(unit, { day: yesterday, people: [person] });
  const { rows } = await sql<{ id: string; at: Date }>`
    select id, planned_at as at from reporting.next_steps
    where workspace_id = ${unit.actor.workspaceId} and id = ${promise?.taskId ?? null} and planned_at is not null`.execute(
    unit.sql,
  );
  const [task] = rows;
  if (task) return { activityId: task.id, planned: 1, at: task.at.getTime() };
  const at = nextHalfHour(unit);
  const made = await createActivity(unit, {
    kind: "task",
    subject: words(unit, translator, "review"),
    plannedAt: new Date(at).toISOString(),
    ownerId: person,
  });
  return isRefusal(made) ? made : { activityId: made.id, planned: 1, at };
}

/** A call on each stuck deal of the stage, to whoever is responsible for it. */
async function planCalls(unit: Unit, translator: Translator, scope: Scope, stage: string): Promise<Planned | Refusal> {
  const deals = (await readStuck(unit, scope)).filter(({ stageId }) => stageId === stage).slice(0, mostCalls);
  const at = nextHalfHour(unit);
  const made: string[] = [];
  for (const { id, ownerId } of deals) {
    const call = await createActivity(unit, {
      kind: "call",
      subject: words(unit, translator, "call"),
      plannedAt: new Date(at).toISOString(),
      hasTime: false,
      dealId: id,
      ownerId,
    });
    if (isRefusal(call)) return call;
    made.push(call.id);
  }
  const [first] = made;
  if (first === undefined) return refuse(controlRefusals, "control_nothing_stuck");
  return { activityId: first, planned: made.length, at };
}

/** The next half hour in which people work. */
function nextHalfHour({ now, actor }: Unit): Instant {
  const { workingCalendar } = actor.workspace;
  const half = millisecondsPerHour / 2;
  const soon = Math.ceil((now + half) / half) * half;
  const isWorked = workingMilliseconds(soon, soon + half, workingCalendar) === half;
  // A millisecond into the next working time is its beginning.
  return isWorked ? soon : addWorkingTime(soon, 1, workingCalendar) - 1;
}
