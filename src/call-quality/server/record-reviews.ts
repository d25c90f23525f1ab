import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Mark } from "../domain/score-call.ts";
import { createMistake } from "./mistakes.ts";
import { createScorecard } from "./scorecards.ts";

export interface ReviewRecord {
  readonly callId: string;
  readonly ownerId: string;
  readonly calledAt: number;
  readonly reviewerId: string;
  /** By the place of the criterion. */
  readonly marks: readonly Mark[];
  /** By the place of the mistake. */
  readonly mistakes: readonly number[];
  readonly answer: "acknowledged" | "objected" | null;
  readonly answerComment: string;
}

interface Recorded {
  readonly name: string;
  readonly criteria: readonly { readonly name: string; readonly weight: number; readonly isCritical: boolean }[];
  readonly mistakes: readonly string[];
  readonly reviews: readonly ReviewRecord[];
}

/** The past of a workspace that begins with one: a scorecard, typical mistakes, and reviews given a day after their calls. */
export async function recordReviews(
  unit: Unit,
  { name, criteria, mistakes, reviews }: Recorded,
): Promise<Refusal | null> {
  const scorecard = await createScorecard(unit, {
    name,
    criteria: criteria.map((one) => ({ ...one })),
    isCriticalFatal: false,
  });
  if (isRefusal(scorecard)) return scorecard;
  const mistakeIds: string[] = [];
  for (const mistake of mistakes) {
    const made = await createMistake(unit, { name: mistake });
    if (isRefusal(made)) return made;
    mistakeIds.push(made.id);
  }
  const day = 86_400_000;
  const rows = reviews.map((review) => {
    const reviewedAt = Math.min(unit.now, review.calledAt + day);
    return {
      id: unit.newId<"call_review">(),
      activity_id: review.callId,
      owner_id: review.ownerId,
      called_at: new Date(review.calledAt),
      marks: Object.fromEntries(scorecard.criteria.map(({ id }, at) => [id, review.marks[at] ?? "notApplicable"])),
      mistakes: review.mistakes.flatMap((at) => mistakeIds[at] ?? []),
      reviewed_by: review.reviewerId,
      reviewed_at: new Date(reviewedAt),
      answer: review.answer,
      answer_comment: review.answerComment,
      answered_at: review.answer === null ? null : new Date(Math.min(unit.now, reviewedAt + day)),
    };
  });
  await unit.client.query(
    `insert into call_reviews (workspace_id, id, activity_id, owner_id, called_at, scorecard_id, scorecard_number, marks, mistakes,
                               reviewed_by, reviewed_at, answer, answer_comment, answered_at)
     select $1, r.id, r.activity_id, r.owner_id, r.called_at, $2, $3, r.marks, r.mistakes, r.reviewed_by, r.reviewed_at,
            r.answer, r.answer_comment, r.answered_at
     from jsonb_to_recordset($4) as r(id uuid, activity_id uuid, owner_id uuid, called_at timestamptz, marks jsonb, mistakes uuid[],
       reviewed_by uuid, reviewed_at timestamptz, answer text, answer_comment text, answered_at timestamptz)`,
    [unit.actor.workspaceId, scorecard.id, scorecard.number, JSON.stringify(rows)],
  );
  return null;
}
