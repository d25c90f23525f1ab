import { may, sees } from "../../identity/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type {
  createOnboardingTemplate,
  Onboarding,
  OnboardingTemplate,
  signStep as signEndpoint,
  startOnboarding as startEndpoint,
} from "../contract.ts";
import { teamRefusals } from "../domain/refusals.ts";
import { memberOf } from "./members.ts";
import { readTemplates } from "./templates.ts";

interface StepRow {
  readonly id: string;
  readonly name: string;
  readonly started_on: CalendarDate;
  readonly user_id: UserId;
  readonly user_name: string;
  readonly mentor_id: UserId;
  readonly mentor_name: string;
  readonly position: number;
  readonly title: string;
  readonly due_on: CalendarDate;
  readonly signer: "mentor" | "head";
  readonly done_on: CalendarDate | null;
  readonly done_by: string | null;
  readonly done_name: string | null;
  readonly result: string;
}

/** Of the people in sight, and of those whose mentor one is; the latest first. */
export async function readOnboardings(
  { client, actor }: Pick<Reading, "client" | "actor">,
  id: string | null = null,
): Promise<Onboarding[]> {
  const { rows } = await client.query<StepRow>(
    `select o.id, o.name, o.started_on, o.user_id, u.name as user_name, o.mentor_id, m.name as mentor_name,
       s.position, s.title, s.due_on, s.signer, s.done_on, s.done_by, b.name as done_name, s.result
     from onboardings o
     join onboarding_steps s on s.workspace_id = o.workspace_id and s.onboarding_id = o.id
     join reporting.users u on u.workspace_id = o.workspace_id and u.id = o.user_id
     join reporting.users m on m.workspace_id = o.workspace_id and m.id = o.mentor_id
     left join reporting.users b on b.workspace_id = o.workspace_id and b.id = s.done_by
     where o.workspace_id = $1 and ($2::uuid is null or o.id = $2) order by o.started_on desc, o.id, s.position`,
    [actor.workspaceId, id],
  );
  const seen = rows.filter((row) => sees(actor, row.user_id) || row.mentor_id === actor.userId);
  return [...Map.groupBy(seen, (row) => row.id).values()].map((steps) => {
    const [first] = steps as [StepRow];
    return {
      id: first.id,
      person: { id: first.user_id, name: first.user_name },
      mentor: { id: first.mentor_id, name: first.mentor_name },
      name: first.name,
      startedOn: first.started_on,
      steps: steps.map((row) => ({
        ...{ position: row.position, title: row.title, dueOn: row.due_on, signer: row.signer, doneOn: row.done_on },
        doneBy: row.done_by === null ? null : { id: row.done_by, name: row.done_name ?? "" },
        result: row.result,
        maySign: maySign(actor, row),
      })),
    };
  });
}

/** The mentor's steps are the mentor's to sign; a head signs any, of the people in sight, but nobody the own. */
function maySign(actor: Reading["actor"], step: Pick<StepRow, "signer" | "mentor_id" | "user_id">): boolean {
  if (step.user_id === actor.userId) return false;
  if (may(actor, "team.edit") && sees(actor, step.user_id)) return true;
  return step.signer === "mentor" && step.mentor_id === actor.userId;
}

export async function createTemplate(
  unit: Unit,
  { body }: Pick<InputOf<typeof createOnboardingTemplate>, "body">,
): Promise<OnboardingTemplate | Refusal> {
  const id = unit.newId();
  await unit.client.query("insert into onboarding_templates (workspace_id, id, name, steps) values ($1, $2, $3, $4)", [
    unit.actor.workspaceId,
    id,
    body.name,
    JSON.stringify(body.steps),
  ]);
  unit.audit({
    action: "onboarding_template.created",
    entity: "onboarding_template",
    entityId: id,
    changes: { name: [null, body.name] },
  });
  const [template] = await readTemplates(unit, id);
  return template ?? refuse(teamRefusals, "onboarding_template_unknown");
}

export async function startOnboarding(
  unit: Unit,
  { body }: Pick<InputOf<typeof startEndpoint>, "body">,
): Promise<Onboarding | Refusal> {
  const [template] = await readTemplates(unit, body.templateId);
  if (template === undefined) return refuse(teamRefusals, "onboarding_template_unknown");
  const newcomer = await memberOf(unit, body.userId);
  if (isRefusal(newcomer)) return newcomer;
  const mentor = await unit.client.query(
    "select from reporting.users where workspace_id = $1 and id = $2 and is_active",
    [unit.actor.workspaceId, body.mentorId],
  );
  if (mentor.rowCount !== 1) return refuse(teamRefusals, "team_person_unknown");
  const id = unit.newId();
  await unit.client.query(
    `insert into onboardings (workspace_id, id, user_id, mentor_id, name, started_on, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [unit.actor.workspaceId, id, body.userId, body.mentorId, template.name, body.startedOn, new Date(unit.now)],
  );
  const steps = template.steps.map((step, index) => ({
    ...{ position: index + 1, title: step.title, due: addDays(body.startedOn, step.day), signer: step.signer },
  }));
  await unit.client.query(
    `insert into onboarding_steps (workspace_id, onboarding_id, position, title, due_on, signer)
     select $1, $2, s.position, s.title, s.due, s.signer from jsonb_to_recordset($3) as s(position smallint, title text, due date, signer text)`,
    [unit.actor.workspaceId, id, JSON.stringify(steps)],
  );
  unit.audit({
    action: "onboarding.started",
    entity: "user",
    entityId: body.userId,
    changes: { name: [null, template.name] },
  });
  return onboardingOf(unit, id);
}

async function onboardingOf(unit: Unit, id: string): Promise<Onboarding | Refusal> {
  const [found] = await readOnboardings(unit, id);
  return found ?? refuse(teamRefusals, "onboarding_unknown");
}

/** Signs a step off; without a day the signature is taken back. */
export async function signStep(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof signEndpoint>, "params" | "body">,
): Promise<Onboarding | Refusal> {
  const before = await onboardingOf(unit, params.id);
  if (isRefusal(before)) return before;
  const step = before.steps.find(({ position }) => position === body.position);
  if (step === undefined) return refuse(teamRefusals, "onboarding_step_unknown");
  if (!step.maySign) return refuse(teamRefusals, "onboarding_not_signer");
  await unit.client.query(
    `update onboarding_steps set done_on = $4, done_by = $5, result = $6
     where workspace_id = $1 and onboarding_id = $2 and position = $3`,
    [
      ...[unit.actor.workspaceId, params.id, body.position, body.doneOn],
      ...[body.doneOn === null ? null : unit.actor.userId, body.doneOn === null ? "" : body.result],
    ],
  );
  unit.audit({
    action: "onboarding.signed",
    entity: "user",
    entityId: before.person.id,
    changes: { [step.title]: [step.doneOn, body.doneOn] },
  });
  return onboardingOf(unit, params.id);
}
