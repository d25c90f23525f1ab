import { type RawBuilder, type SqlBool, sql } from "kysely";
import { may, visibleTo } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { CallReview } from "../contract.ts";
import { type Criterion, type Mark, scoreCall } from "../domain/score-call.ts";

export interface ReviewRow {
  readonly id: string;
  readonly activity_id: string;
  readonly subject: string;
  readonly called_at: Date;
  readonly deal_id: string | null;
  readonly deal_title: string | null;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly scorecard_id: string;
  readonly scorecard_name: string;
  readonly scorecard_number: number;
  readonly criteria: readonly Criterion[];
  readonly is_critical_fatal: boolean;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly mistakes: readonly string[];
  readonly mistake_names: readonly (readonly [string, string])[];
  readonly notes: CallReview["notes"];
  readonly recording_url: string | null;
  readonly comment: string;
  readonly reviewed_by: string;
  readonly reviewer_name: string;
  readonly reviewed_at: Date;
  readonly answer: CallReview["answer"];
  readonly answer_comment: string;
  readonly answered_at: Date | null;
  readonly deleted_at: Date | null;
  readonly version: number;
}

/** Whoever reviews sees the reviews of those whose work one sees; everybody else, those of the own calls. */
export function reviewsSeen(actor: Actor, column: string): RawBuilder<SqlBool> {
  return may(actor, "call_reviews.edit")
    ? visibleTo(actor, column)
    : sql<SqlBool>`${sql.ref(column)} = ${actor.userId}::uuid`;
}

/** Reviews that the actor sees; a deleted call keeps its reviews, and a deal out of sight is not named. */
export function reviewsOf(actor: Actor, rest: RawBuilder<unknown>): RawBuilder<ReviewRow> {
  return sql<ReviewRow>`
    select r.*, coalesce(k.subject, '') as subject, d.id as deal_id, d.title as deal_title, o.name as owner_name,
      c.name as scorecard_name, n.criteria, n.is_critical_fatal, w.name as reviewer_name,
      (select coalesce(jsonb_agg(jsonb_build_array(m.id, m.name) order by lower(m.name)), '[]') from call_mistakes m
       where m.workspace_id = r.workspace_id and m.id = any(r.mistakes)) as mistake_names
    from call_reviews r
    join call_scorecards c on c.workspace_id = r.workspace_id and c.id = r.scorecard_id
    join call_scorecard_numbers n on n.workspace_id = r.workspace_id and n.scorecard_id = r.scorecard_id and n.number = r.scorecard_number
    join reporting.users o on o.workspace_id = r.workspace_id and o.id = r.owner_id
    join reporting.users w on w.workspace_id = r.workspace_id and w.id = r.reviewed_by
    left join reporting.calls k on k.workspace_id = r.workspace_id and k.id = r.activity_id
    left join reporting.deals d on d.workspace_id = k.workspace_id and d.id = k.deal_id and ${visibleTo(actor, "d.owner_id")}
    where r.workspace_id = ${actor.workspaceId} and ${reviewsSeen(actor, "r.owner_id")} ${rest}`;
}

export const toReview = (actor: Actor, row: ReviewRow): CallReview => ({
  id: row.id,
  call: {
    id: row.activity_id,
    subject: row.subject,
    doneAt: row.called_at.toISOString(),
    deal: row.deal_id === null ? null : { id: row.deal_id, title: row.deal_title ?? "" },
  },
  owner: { id: row.owner_id, name: row.owner_name },
  scorecard: {
    id: row.scorecard_id,
    name: row.scorecard_name,
    number: row.scorecard_number,
    isCriticalFatal: row.is_critical_fatal,
  },
  criteria: row.criteria.map((one) => ({ ...one, mark: row.marks[one.id] ?? "notApplicable" })),
  score: scoreCall({ criteria: row.criteria, isCriticalFatal: row.is_critical_fatal }, row.marks),
  mistakes: row.mistake_names.map(([id, name]) => ({ id, name })),
  notes: row.notes,
  recordingUrl: row.recording_url,
  comment: row.comment,
  reviewer: { id: row.reviewed_by, name: row.reviewer_name },
  reviewedAt: row.reviewed_at.toISOString(),
  answer: row.answer,
  answerComment: row.answer_comment,
  answeredAt: row.answered_at?.toISOString() ?? null,
  mayChange: row.reviewed_by === actor.userId && may(actor, "call_reviews.edit"),
  mayAnswer: row.owner_id === actor.userId && row.answer === null && row.deleted_at === null,
  deletedAt: row.deleted_at?.toISOString() ?? null,
  version: row.version,
});
