import { createUser } from "../../identity/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, dateOf } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import {
  createCandidate,
  createContest,
  createTemplate,
  createTraining,
  passStage,
  setPersonDates,
  settleCandidate,
  signStep,
  startOnboarding,
} from "../../team/index.ts";
import { contestDaysAgo, newcomerDays, teamWords, testResult } from "../domain/invent-team.ts";
import { demoPeople } from "../domain/people.ts";
import type { DemoSetting } from "./furnish-demo.ts";

/** A contest for a place, the newcomer who won it and is being brought in, trainings and tests of everybody (PLA-13). */
export async function writeTeam(unit: Unit, setting: DemoSetting): Promise<Refusal | null> {
  const today = dateOf(unit.now, unit.actor.workspace.timeZone);
  return (
    (await writeContest(unit, today)) ??
    (await writeNewcomer(unit, setting, today)) ??
    (await writeTrainings(unit, setting, today))
  );
}

async function writeContest(unit: Unit, today: CalendarDate): Promise<Refusal | null> {
  const { contest, candidates } = teamWords[unit.actor.workspace.locale];
  const openedOn = addDays(today, -contestDaysAgo);
  const opened = await createContest(unit, { body: { ...contest, stages: [...contest.stages], openedOn } });
  if (isRefusal(opened)) return opened;
  for (const { name, contact, results, outcome, because } of candidates) {
    const body = { contestId: opened.id, name, contact, onDate: addDays(openedOn, 2) };
    const candidate = await createCandidate(unit, { body });
    if (isRefusal(candidate)) return candidate;
    const params = { id: candidate.id };
    for (const [index, { said, score }] of results.entries()) {
      if (index === 0) continue;
      const step = { stage: index + 1, onDate: addDays(openedOn, 2 + index * 7), result: said, score };
      const passed = await passStage(unit, { params, body: step });
      if (isRefusal(passed)) return passed;
    }
    if (outcome === "in_progress") continue;
    const onDate = addDays(openedOn, 3 + (results.length - 1) * 7);
    const settled = await settleCandidate(unit, { params, body: { outcome, onDate, because } });
    if (isRefusal(settled)) return settled;
  }
  return null;
}

async function writeNewcomer(unit: Unit, { userOf }: DemoSetting, today: CalendarDate): Promise<Refusal | null> {
  const words = teamWords[unit.actor.workspace.locale];
  const { rows } = await unit.client.query<{ department_id: string | null }>(
    "select department_id from reporting.users where workspace_id = $1 and id = $2",
    [unit.actor.workspaceId, userOf("sokolova")],
  );
  const departmentId = rows[0]?.department_id ?? null;
  const person = { email: null, name: words.newcomer, role: "salesperson", departmentId, passwordHash: null } as const;
  const newcomer = await createUser(unit, person);
  if (isRefusal(newcomer)) return newcomer;
  const joinedOn = addDays(today, -newcomerDays);
  const dates = { joinedOn, leftOn: null, version: 0 };
  const dated = await setPersonDates(unit, { params: { id: newcomer.id }, body: dates });
  if (isRefusal(dated)) return dated;
  const template = await createTemplate(unit, { body: { name: words.template, steps: [...words.steps] } });
  if (isRefusal(template)) return template;
  const begin = { userId: newcomer.id, mentorId: userOf("sokolova"), templateId: template.id, startedOn: joinedOn };
  const onboarding = await startOnboarding(unit, { body: begin });
  if (isRefusal(onboarding)) return onboarding;
  // What fell due before yesterday is signed, the last of it is not yet: one step is late.
  const due = onboarding.steps.filter(({ dueOn }) => dueOn < addDays(today, -1)).slice(0, -1);
  for (const { position, dueOn } of due) {
    const body = { position, doneOn: dueOn, result: "" };
    const signed = await signStep(unit, { params: { id: onboarding.id }, body });
    if (isRefusal(signed)) return signed;
  }
  return null;
}

async function writeTrainings(unit: Unit, { userOf }: DemoSetting, today: CalendarDate): Promise<Refusal | null> {
  const sellers = demoPeople.filter(({ role }) => role === "salesperson");
  for (const [index, { daysAgo, ...about }] of teamWords[unit.actor.workspace.locale].trainings.entries()) {
    const results = sellers.map(({ key, skill }, place) => ({
      userId: userOf(key) as UserId,
      score: about.kind === "test" ? testResult(skill, place + index * 5) : null,
    }));
    const body = { ...about, heldOn: addDays(today, -daysAgo), passMark: 70, results };
    const made = await createTraining(unit, { body });
    if (isRefusal(made)) return made;
  }
  return null;
}
