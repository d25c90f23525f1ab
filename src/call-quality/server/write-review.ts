import { sql } from "kysely";
import { sees } from "../../identity/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { answerCallReview, CallReview, changeCallReview, createCallReview } from "../contract.ts";
import { checkReview } from "../domain/check-review.ts";
import { callQualityRefusals } from "../domain/refusals.ts";
import type { Criterion, Mark } from "../domain/score-call.ts";
import { readMistakes } from "./mistakes.ts";
import { type ReviewRow, reviewsOf, toReview } from "./review-row.ts";
import { findScorecard } from "./scorecards.ts";
import { insertRow, updateRow, type Values } from "./store.ts";

/**
 * Refuses `call_unknown` (also one of somebody out of sight), `review_of_own_call`, `scorecard_unknown`, `scorecard_archived`,
 * `review_there_already` and `review_invalid` with the fields.
 */
export async function createReview(unit: Unit, body: BodyOf<typeof createCallReview>): Promise<CallReview | Refusal> {
  const call = await findCall(unit, body.callId);
  if (isRefusal(call)) return call;
  const scorecard = await findScorecard(unit, body.scorecardId, "for share of c");
  if (isRefusal(scorecard)) return scorecard;
  if (scorecard.archivedAt !== null) return refuse(callQualityRefusals, "scorecard_archived");
  const { marks, mistakes = [], notes = [], recordingUrl = null, comment = "" } = body;
  const refused = await refusalOf(unit, { marks, mistakes, recordingUrl }, scorecard.criteria);
  if (refused) return refused;
  const id = unit.newId<"call_review">();
  await insertRow(unit, "call_reviews", {
    id,
    activity_id: body.callId,
    owner_id: call.owner_id,
    called_at: call.done_at,
    scorecard_id: scorecard.id,
    scorecard_number: scorecard.number,
    ...written({ marks, mistakes, notes, recordingUrl, comment }),
    reviewed_by: unit.actor.userId,
    reviewed_at: new Date(unit.now),
  });
  unit.audit({
    action: "call_review.created",
    entity: "call_review",
    entityId: id,
    changes: { callId: body.callId, scorecard: scorecard.name },
  });
  return found(unit, id);
}

async function findCall(unit: Unit, id: string): Promise<{ owner_id: UserId; done_at: Date } | Refusal> {
  const { workspaceId, userId } = unit.actor;
  const { rows } = await unit.client.query<{ owner_id: UserId; done_at: Date }>(
    "select owner_id, done_at from reporting.calls where workspace_id = $1 and id = $2",
    [workspaceId, id],
  );
  const [call] = rows;
  if (!call || !sees(unit.actor, call.owner_id)) return refuse(callQualityRefusals, "call_unknown");
  if (call.owner_id === userId) return refuse(callQualityRefusals, "review_of_own_call");
  // Two who review one call at once wait for each other; the index would refuse the second with less of a word.
  await unit.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`call_review ${id} ${userId}`]);
  const { rowCount } = await unit.client.query(
    "select from call_reviews where workspace_id = $1 and activity_id = $2 and reviewed_by = $3 and deleted_at is null",
    [workspaceId, id, userId],
  );
  return rowCount === 0 ? call : refuse(callQualityRefusals, "review_there_already");
}

interface Fields {
  readonly marks: Readonly<Record<string, Mark>>;
  readonly mistakes: readonly string[];
  readonly notes: CallReview["notes"];
  readonly recordingUrl: string | null;
  readonly comment: string;
}

const written = ({ marks, mistakes, notes, recordingUrl, comment }: Fields): Values => ({
  marks: JSON.stringify(marks),
  mistakes: [...new Set(mistakes)],
  notes: JSON.stringify([...notes].sort((a, b) => a.second - b.second)),
  recording_url: recordingUrl === "" ? null : recordingUrl,
  comment,
});

async function refusalOf(
  unit: Unit,
  fields: Pick<Fields, "marks" | "mistakes" | "recordingUrl">,
  criteria: readonly Criterion[],
): Promise<Refusal | null> {
  const known = (await readMistakes(unit)).map(({ id }) => id);
  const address = fields.recordingUrl === "" ? null : fields.recordingUrl;
  const errors = checkReview({ ...fields, recordingUrl: address }, criteria, known);
  return errors.length === 0 ? null : refuse(callQualityRefusals, "review_invalid", { errors });
}

/** An answer was given to what stood there before, so it is asked for again. Refuses `review_not_yours`, `version_conflict`. */
export async function changeReview(
  unit: Unit,
  { params, body: { version, ...change } }: InputOf<typeof changeCallReview>,
): Promise<CallReview | Refusal> {
  const row = await lockOwn(unit, params.id);
  if (isRefusal(row)) return row;
  if (row.deleted_at) return refuse(callQualityRefusals, "review_unknown");
  if (row.version !== version) return refuse(callQualityRefusals, "version_conflict");
  const fields: Fields = {
    marks: change.marks ?? row.marks,
    mistakes: change.mistakes ?? [...row.mistakes],
    notes: change.notes ?? row.notes,
    recordingUrl: change.recordingUrl === undefined ? row.recording_url : change.recordingUrl,
    comment: change.comment ?? row.comment,
  };
  const refused = await refusalOf(unit, fields, row.criteria);
  if (refused) return refused;
  return set(unit, row, "call_review.changed", {
    ...written(fields),
    answer: null,
    answer_comment: "",
    answered_at: null,
  });
}

export async function deleteReview(unit: Unit, id: string): Promise<CallReview | Refusal> {
  const row = await lockOwn(unit, id);
  if (isRefusal(row)) return row;
  if (row.deleted_at) return refuse(callQualityRefusals, "review_unknown");
  return set(unit, row, "call_review.deleted", { deleted_at: new Date(unit.now) });
}

/** Undoes a deletion; refuses `review_there_already` when the call was reviewed anew since. */
export async function restoreReview(unit: Unit, id: string): Promise<CallReview | Refusal> {
  const row = await lockOwn(unit, id);
  if (isRefusal(row)) return row;
  if (!row.deleted_at) return toReview(unit.actor, row);
  const { rowCount } = await unit.client.query(
    `select from call_reviews
     where workspace_id = $1 and activity_id = $2 and reviewed_by = $3 and deleted_at is null`,
    [unit.actor.workspaceId, row.activity_id, unit.actor.userId],
  );
  if (rowCount !== 0) return refuse(callQualityRefusals, "review_there_already");
  return set(unit, row, "call_review.restored", { deleted_at: null });
}

/** Whose call it was takes note, or objects with words. Refuses `review_answer_not_yours`, `review_answer_needs_words`. */
export async function answerReview(
  unit: Unit,
  { params, body: { answer, comment = "" } }: InputOf<typeof answerCallReview>,
): Promise<CallReview | Refusal> {
  const row = await lockReview(unit, params.id);
  if (isRefusal(row)) return row;
  if (row.deleted_at) return refuse(callQualityRefusals, "review_unknown");
  if (row.owner_id !== unit.actor.userId) return refuse(callQualityRefusals, "review_answer_not_yours");
  if (answer === "objected" && comment === "") return refuse(callQualityRefusals, "review_answer_needs_words");
  const values = { answer, answer_comment: comment, answered_at: new Date(unit.now) };
  return set(unit, row, `call_review.${answer}`, values);
}

async function lockOwn(unit: Unit, id: string): Promise<ReviewRow | Refusal> {
  const row = await lockReview(unit, id);
  if (isRefusal(row)) return row;
  return row.reviewed_by === unit.actor.userId ? row : refuse(callQualityRefusals, "review_not_yours");
}

async function lockReview(unit: Unit, id: string): Promise<ReviewRow | Refusal> {
  const { rows } = await reviewsOf(unit.actor, sql`and r.id = ${id} for update of r`).execute(unit.sql);
  return rows[0] ?? refuse(callQualityRefusals, "review_unknown");
}

async function set(unit: Unit, row: ReviewRow, action: string, values: Values): Promise<CallReview | Refusal> {
  await updateRow(unit, "call_reviews", row.id, values);
  unit.audit({ action, entity: "call_review", entityId: row.id });
  return found(unit, row.id);
}

async function found(unit: Unit, id: string): Promise<CallReview | Refusal> {
  const { rows } = await reviewsOf(unit.actor, sql`and r.id = ${id}`).execute(unit.sql);
  return rows[0] ? toReview(unit.actor, rows[0]) : refuse(callQualityRefusals, "review_unknown");
}
