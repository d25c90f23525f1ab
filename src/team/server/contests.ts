import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type * as contract from "../contract.ts";
import type { Candidate, Contest } from "../contract.ts";
import { teamRefusals } from "../domain/refusals.ts";

type Here = Pick<Reading, "client" | "actor">;

/** The open ones first, then the latest. */
export async function readContests({ client, actor }: Here, id: string | null = null): Promise<Contest[]> {
  const contests = await client.query<Omit<Contest, "candidates">>(
    `select id, name, stages, opened_on as "openedOn", closed_on as "closedOn", result, version from hiring_contests
     where workspace_id = $1 and ($2::uuid is null or id = $2) order by closed_on is not null, opened_on desc, id`,
    [actor.workspaceId, id],
  );
  const candidates = await readCandidates({ client, actor }, "($2::uuid is null or c.contest_id = $2)", id);
  const of = Map.groupBy(candidates, ({ contestId }) => contestId);
  return contests.rows.map((contest) => ({ ...contest, candidates: of.get(contest.id) ?? [] }));
}

async function readCandidates({ client, actor }: Here, which: string, id: string | null): Promise<Candidate[]> {
  const { rows } = await client.query<Candidate>(
    `select c.id, c.contest_id as "contestId", c.name, c.contact, c.outcome, c.outcome_on as "outcomeOn", c.because, c.version,
       coalesce((select json_agg(json_build_object('stage', s.stage, 'onDate', s.on_date, 'result', s.result, 'score', s.score) order by s.stage)
         from candidate_steps s where s.workspace_id = c.workspace_id and s.candidate_id = c.id), '[]') as steps
     from contest_candidates c where c.workspace_id = $1 and ${which} order by lower(c.name), c.id`,
    [actor.workspaceId, id],
  );
  return rows;
}

export async function createContest(
  unit: Unit,
  { body }: Pick<InputOf<typeof contract.createContest>, "body">,
): Promise<Contest | Refusal> {
  if (new Set(body.stages).size < body.stages.length) return refuse(teamRefusals, "contest_stages_wrong");
  const id = unit.newId();
  await unit.client.query(
    `insert into hiring_contests (workspace_id, id, name, stages, opened_on, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [unit.actor.workspaceId, id, body.name, body.stages, body.openedOn, unit.actor.userId, new Date(unit.now)],
  );
  unit.audit({
    action: "hiring_contest.created",
    entity: "hiring_contest",
    entityId: id,
    changes: { name: [null, body.name] },
  });
  return contestOf(unit, id);
}

async function contestOf(unit: Unit, id: string): Promise<Contest | Refusal> {
  const [found] = await readContests(unit, id);
  return found ?? refuse(teamRefusals, "contest_unknown");
}

async function openContest(unit: Unit, id: string): Promise<Contest | Refusal> {
  const contest = await contestOf(unit, id);
  return isRefusal(contest) || contest.closedOn === null ? contest : refuse(teamRefusals, "contest_closed");
}

export async function closeContest(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof contract.closeContest>, "params" | "body">,
): Promise<Contest | Refusal> {
  const contest = await openContest(unit, params.id);
  if (isRefusal(contest)) return contest;
  if (body.closedOn < contest.openedOn) return refuse(teamRefusals, "team_dates_wrong");
  const { rowCount } = await unit.client.query(
    `update hiring_contests set closed_on = $3, result = $4, version = version + 1
     where workspace_id = $1 and id = $2 and version = $5`,
    [unit.actor.workspaceId, params.id, body.closedOn, body.result, body.version],
  );
  if (rowCount !== 1) return refuse(teamRefusals, "team_version_conflict");
  const changes = { closedOn: [null, body.closedOn], result: [null, body.result] };
  unit.audit({ action: "hiring_contest.closed", entity: "hiring_contest", entityId: params.id, changes });
  return contestOf(unit, params.id);
}

export async function createCandidate(
  unit: Unit,
  { body }: Pick<InputOf<typeof contract.createCandidate>, "body">,
): Promise<Candidate | Refusal> {
  const contest = await openContest(unit, body.contestId);
  if (isRefusal(contest)) return contest;
  if (body.onDate < contest.openedOn) return refuse(teamRefusals, "candidate_day_wrong");
  const id = unit.newId();
  await unit.client.query(
    "insert into contest_candidates (workspace_id, id, contest_id, name, contact) values ($1, $2, $3, $4, $5)",
    [unit.actor.workspaceId, id, body.contestId, body.name, body.contact],
  );
  await writeStep(unit, id, { stage: 1, onDate: body.onDate, result: "", score: null });
  unit.audit({ action: "contest_candidate.created", entity: "contest_candidate", entityId: id });
  return candidateOf(unit, id);
}

async function candidateOf(unit: Here, id: string): Promise<Candidate | Refusal> {
  const [found] = await readCandidates(unit, "c.id = $2", id);
  return found ?? refuse(teamRefusals, "candidate_unknown");
}

interface Step {
  readonly stage: number;
  readonly onDate: CalendarDate;
  readonly result: string;
  readonly score: number | null;
}

async function writeStep(unit: Unit, id: string, { stage, onDate, result, score }: Step): Promise<void> {
  await unit.client.query(
    `insert into candidate_steps (workspace_id, candidate_id, stage, on_date, result, score) values ($1, $2, $3, $4, $5, $6)
     on conflict (workspace_id, candidate_id, stage)
       do update set on_date = excluded.on_date, result = excluded.result, score = excluded.score`,
    [unit.actor.workspaceId, id, stage, onDate, result, score],
  );
}

/** Refuses a stage that the contest lacks, and a day before an earlier stage's or after a later one's. */
export async function passStage(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof contract.passStage>, "params" | "body">,
): Promise<Candidate | Refusal> {
  const candidate = await candidateOf(unit, params.id);
  if (isRefusal(candidate)) return candidate;
  if (candidate.outcome !== "in_progress") return refuse(teamRefusals, "candidate_settled");
  const contest = await openContest(unit, candidate.contestId);
  if (isRefusal(contest)) return contest;
  if (body.stage > contest.stages.length) return refuse(teamRefusals, "candidate_stage_wrong");
  const isOff = candidate.steps.some(
    ({ stage, onDate }) => (stage < body.stage && onDate > body.onDate) || (stage > body.stage && onDate < body.onDate),
  );
  if (isOff || body.onDate < contest.openedOn) return refuse(teamRefusals, "candidate_day_wrong");
  await writeStep(unit, params.id, body);
  // What was found of the person stays out of the log, which outlives the candidate.
  const before = candidate.steps.find(({ stage }) => stage === body.stage)?.onDate ?? null;
  const changes = { [contest.stages[body.stage - 1] ?? ""]: [before, body.onDate] };
  unit.audit({ action: "contest_candidate.passed", entity: "contest_candidate", entityId: params.id, changes });
  return candidateOf(unit, params.id);
}

export async function settleCandidate(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof contract.settleCandidate>, "params" | "body">,
): Promise<Candidate | Refusal> {
  const candidate = await candidateOf(unit, params.id);
  if (isRefusal(candidate)) return candidate;
  const latest = candidate.steps.at(-1)?.onDate ?? body.onDate;
  if (body.onDate < latest) return refuse(teamRefusals, "candidate_day_wrong");
  const isOpen = body.outcome === "in_progress";
  await unit.client.query(
    `update contest_candidates set outcome = $3, outcome_on = $4, because = $5, version = version + 1
     where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, params.id, body.outcome, isOpen ? null : body.onDate, isOpen ? "" : body.because],
  );
  const changes = { outcome: [candidate.outcome, body.outcome] };
  unit.audit({ action: "contest_candidate.settled", entity: "contest_candidate", entityId: params.id, changes });
  return candidateOf(unit, params.id);
}

/** What is known of the person goes for good; the audit tells of nobody's name. */
export async function deleteCandidate(unit: Unit, id: string): Promise<Candidate | Refusal> {
  const candidate = await candidateOf(unit, id);
  if (isRefusal(candidate)) return candidate;
  await unit.client.query("delete from contest_candidates where workspace_id = $1 and id = $2", [
    unit.actor.workspaceId,
    id,
  ]);
  unit.audit({ action: "contest_candidate.deleted", entity: "contest_candidate", entityId: id });
  return candidate;
}
