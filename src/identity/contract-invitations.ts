import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage } from "../kernel/wire.ts";
import { done, email, locale, name, password, role } from "./contract-fields.ts";
import { meShape } from "./contract-sign-in.ts";

/** Invitations, from the link to the first sign-in. */

export const invitationShape = z.strictObject({
  id: wireId,
  email: z.string(),
  name: z.string(),
  role,
  departmentId: wireId.nullable(),
  state: z.enum(["waiting", "accepted", "revoked", "over"]),
  createdAt: wireInstant,
  expiresAt: wireInstant,
});
export type Invitation = z.output<typeof invitationShape>;

export const invite = endpoint({
  method: "POST",
  path: "/invitations",
  summary: "Invite a person; the answer holds the link, once",
  status: 201,
  body: z.strictObject({ email, name, role, departmentId: wireId.nullable().default(null) }),
  answer: z.strictObject({ invitation: invitationShape, token: z.string(), link: z.string() }),
});

export const listInvitations = endpoint({
  method: "GET",
  path: "/invitations",
  summary: "Invitations, newest first",
  query: z.strictObject(pageQuery),
  answer: wirePage(invitationShape),
});

export const revokeInvitation = endpoint({
  method: "DELETE",
  path: "/invitations/{id}",
  summary: "Withdraw an invitation",
  params: idParams,
  answer: done,
});

export const lookUpInvitation = endpoint({
  method: "GET",
  path: "/invitations/lookup",
  summary: "What an invitation is for, by its token",
  query: z.strictObject({ token: z.string().min(1).max(200) }),
  answer: z.strictObject({
    workspaceName: z.string(),
    locale,
    email: z.string(),
    name: z.string(),
    role,
    /** The address already has a sign-in here: sign in to accept. */
    hasAccount: z.boolean(),
  }),
});

export const acceptInvitation = endpoint({
  method: "POST",
  path: "/invitations/accept",
  summary: "Accept an invitation: with a name and a new password, or as who is signed in",
  body: z.strictObject({ token: z.string().min(1).max(200), name: name.optional(), password: password.optional() }),
  answer: meShape,
});
