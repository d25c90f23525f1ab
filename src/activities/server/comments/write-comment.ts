import { sql } from "kysely";
import { changedFields } from "../../../kernel/changed-fields.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { Comment } from "../../contract.ts";
import { activitiesRefusals } from "../../domain/refusals.ts";
import { type ActivityRow, findActivity } from "../activity-row.ts";
import { announceActivity } from "../announce-activity.ts";
import { bringBackMention, sameAs, sightOwnerOf, takeBackMention, tellMentioned, unseenMentions } from "../mentions.ts";
import { insertComment, lockComment, updateComment } from "../store.ts";
import { type CommentRow, commentsWhere, toComment } from "./comment-row.ts";

export interface Said {
  readonly body: string;
  readonly mentions: readonly string[];
}

/** Says something about an activity that the actor sees, and tells whom it mentions (ACT-1). */
export async function createComment(unit: Unit, activityId: string, said: Said): Promise<Comment | Refusal> {
  const activity = await findActivity(unit, activityId);
  if (!activity || activity.deleted_at) return refuse(activitiesRefusals, "activity_unknown");
  const sightOwner = await sightOwnerOf(unit, activity);
  const errors = await unseenMentions(unit, sightOwner, said.mentions);
  if (errors.length > 0) return refuse(activitiesRefusals, "activity_invalid", { errors });
  const id = unit.newId<"comment">();
  await insertComment(unit, id, { activityId, ...said });
  unit.audit({ action: "comment.created", entity: "comment", entityId: id, changes: { activityId, body: said.body } });
  await tellMentioned(unit, { activity, id, text: said.body, people: said.mentions });
  return answer(unit, id, activity);
}

/** The author alone changes what was said; who is mentioned anew is told. */
export async function changeComment(
  unit: Unit,
  id: string,
  { version, ...said }: Said & { readonly version: number },
): Promise<Comment | Refusal> {
  const own = await lockOwn(unit, id, version);
  if (isRefusal(own)) return own;
  const { row, activity, sightOwner } = own;
  if (row.deleted_at) return refuse(activitiesRefusals, "comment_unknown");
  const errors = await unseenMentions(unit, sightOwner, said.mentions);
  if (errors.length > 0) return refuse(activitiesRefusals, "activity_invalid", { errors });
  const written = { body: said.body, mentions: sameAs(row.mentions, said.mentions) };
  const changes = changedFields({ ...row }, written);
  if (Object.keys(changes).length === 0) return toComment(row);
  await updateComment(unit, id, { ...written, edited_at: new Date(unit.now) });
  unit.audit({ action: "comment.changed", entity: "comment", entityId: id, changes });
  await tellMentioned(unit, { activity, id, text: said.body, people: said.mentions });
  return answer(unit, id, activity);
}

export async function deleteComment(unit: Unit, id: string, version: number | undefined): Promise<Comment | Refusal> {
  const own = await lockOwn(unit, id, version);
  if (isRefusal(own)) return own;
  if (own.row.deleted_at) return refuse(activitiesRefusals, "comment_unknown");
  await updateComment(unit, id, { deleted_at: new Date(unit.now) });
  unit.audit({ action: "comment.deleted", entity: "comment", entityId: id });
  await takeBackMention(unit, id);
  return answer(unit, id, own.activity);
}

/** Undoes a deletion; a comment that is not deleted stays as it is. */
export async function restoreComment(unit: Unit, id: string): Promise<Comment | Refusal> {
  const own = await lockOwn(unit, id, undefined);
  if (isRefusal(own)) return own;
  if (!own.row.deleted_at) return toComment(own.row);
  await updateComment(unit, id, { deleted_at: null });
  unit.audit({ action: "comment.restored", entity: "comment", entityId: id });
  await bringBackMention(unit, id);
  return answer(unit, id, own.activity);
}

interface Own {
  readonly row: CommentRow;
  readonly activity: ActivityRow;
  readonly sightOwner: string;
}

async function lockOwn(unit: Unit, id: string, version: number | undefined): Promise<Own | Refusal> {
  await lockComment(unit, id);
  const row = await findComment(unit, id);
  const activity = row && (await findActivity(unit, row.activity_id));
  if (!row || !activity || activity.deleted_at) return refuse(activitiesRefusals, "comment_unknown");
  if (row.author_id !== unit.actor.userId) return refuse(activitiesRefusals, "comment_of_another");
  if (version !== undefined && row.version !== version) return refuse(activitiesRefusals, "version_conflict");
  return { row, activity, sightOwner: await sightOwnerOf(unit, activity) };
}

async function findComment(unit: Unit, id: string): Promise<CommentRow | undefined> {
  return (await commentsWhere(unit.actor, sql`and c.id = ${id}`).execute(unit.sql)).rows[0];
}

/** The comment as it is now; screens that show its activity hear of it, the deal itself has not changed. */
async function answer(unit: Unit, id: string, activity: ActivityRow): Promise<Comment | Refusal> {
  await announceActivity(unit, activity);
  const row = await findComment(unit, id);
  return row ? toComment(row) : refuse(activitiesRefusals, "comment_unknown");
}
