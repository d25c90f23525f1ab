import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage, wireText, wireVersion } from "../kernel/wire.ts";

const named = z.strictObject({ id: wireId, name: z.string() });

/** What somebody said about an activity. */
export const comment = z.strictObject({
  id: wireId,
  activityId: wireId,
  body: z.string(),
  mentions: z.array(named),
  /** Null: somebody who is unknown here. */
  author: named.nullable(),
  createdAt: wireInstant,
  editedAt: wireInstant.nullable(),
  deletedAt: wireInstant.nullable(),
  version: wireVersion,
});

const commentFields = {
  body: wireText(10_000).min(1),
  /** Who is called by name in the text: people who see the deal (without one, the owner); others: 422 `mention_unseen`. */
  mentions: z.array(wireId).max(50).default([]),
};

export const listComments = endpoint({
  method: "GET",
  path: "/activities/{id}/comments",
  summary: "What was said about an activity, newest first",
  params: idParams,
  query: z.strictObject(pageQuery),
  answer: wirePage(comment),
});
export const createComment = endpoint({
  method: "POST",
  path: "/activities/{id}/comments",
  summary: "Say something about an activity; who is mentioned is told",
  status: 201,
  params: idParams,
  body: z.strictObject(commentFields),
  answer: comment,
});
export const changeComment = endpoint({
  method: "PATCH",
  path: "/comments/{id}",
  summary: "Change one's own comment; who is mentioned anew is told",
  params: idParams,
  body: z.strictObject({ ...commentFields, version: wireVersion }),
  answer: comment,
});
export const deleteComment = endpoint({
  method: "DELETE",
  path: "/comments/{id}",
  summary: "Delete one's own comment; it can be restored, who was told of it sees it no more",
  params: idParams,
  query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
  answer: comment,
});
export const restoreComment = endpoint({
  method: "POST",
  path: "/comments/{id}/restorations",
  summary: "Bring one's own deleted comment back",
  params: idParams,
  body: z.strictObject({}),
  answer: comment,
});

/** Of a deal, of an activity, or, with neither, of what the caller plans without a deal. */
export const listMentionable = endpoint({
  method: "GET",
  path: "/mentionable-people",
  summary: "Who may be called by name in a note or a comment: the active people who see it",
  query: z.strictObject({ deal: wireId.optional(), activity: wireId.optional() }),
  answer: z.strictObject({ items: z.array(z.strictObject({ id: wireId, name: z.string() })) }),
});

export type Comment = z.infer<typeof comment>;
