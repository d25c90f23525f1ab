import { z } from "zod";
import { roles } from "../kernel/actor.ts";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireInstant, wireVersion } from "../kernel/wire.ts";
import { done } from "./contract-fields.ts";

/** One's second factor and sessions, those of others, and the organisation's own sign-in (PLT-2). */

// one's own access ----------------------------------------------------------------------------------------------

export const beginSecondFactor = endpoint({
  method: "POST",
  path: "/me/second-factor",
  summary: "Begin to set up a second factor; the answer holds the secret and the recovery codes, once",
  body: z.strictObject({ password: z.string().max(128) }),
  answer: z.strictObject({ uri: z.string(), recoveryCodes: z.array(z.string()) }),
});

export const confirmSecondFactor = endpoint({
  method: "POST",
  path: "/me/second-factor/confirmation",
  summary: "Confirm the second factor with a code; from here on signing in asks for one",
  body: z.strictObject({ code: z.string().trim().min(6).max(20) }),
  answer: done,
});

export const endSecondFactor = endpoint({
  method: "POST",
  path: "/me/second-factor/end",
  summary: "Turn one's second factor off",
  body: z.strictObject({ password: z.string().max(128) }),
  answer: done,
});

export const renewRecoveryCodes = endpoint({
  method: "POST",
  path: "/me/second-factor/recovery-codes",
  summary: "Ten new recovery codes instead of the old ones; shown once",
  body: z.strictObject({ password: z.string().max(128) }),
  answer: z.strictObject({ recoveryCodes: z.array(z.string()) }),
});

export const ownSessionShape = z.strictObject({
  id: z.string(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: wireInstant,
  /** To within five minutes. */
  lastSeenAt: wireInstant,
  /** Opened by a workspace's provider. */
  byProvider: z.boolean(),
  isCurrent: z.boolean(),
});
export type OwnSession = z.output<typeof ownSessionShape>;

export const listOwnSessions = endpoint({
  method: "GET",
  path: "/me/sessions",
  summary: "One's sessions, the last used first",
  answer: z.strictObject({ items: z.array(ownSessionShape) }),
});

export const endOwnSession = endpoint({
  method: "DELETE",
  path: "/me/sessions/{id}",
  summary: "End one of one's sessions",
  params: z.strictObject({ id: z.string().min(1).max(100) }),
  answer: done,
});

export const endOtherSessions = endpoint({
  method: "POST",
  path: "/me/sessions/end-others",
  summary: "End all of one's sessions but this one",
  answer: z.strictObject({ ended: z.int() }),
});

// that of others ------------------------------------------------------------------------------------------------

export const endSessionsOf = endpoint({
  method: "POST",
  path: "/users/{id}/sessions/end",
  summary: "End all sessions of a person",
  params: idParams,
  answer: z.strictObject({ ended: z.int() }),
});

export const resetSecondFactor = endpoint({
  method: "POST",
  path: "/users/{id}/second-factor/reset",
  summary: "Take a lost second factor from a person, whose sessions end; the next sign-in is by password alone",
  params: idParams,
  answer: done,
});

// the organisation's own sign-in --------------------------------------------------------------------------------

/** Roles that a provider may give to people it brings: an owner is made by an owner. */
export const providedRoles = roles.filter((role) => role !== "owner");

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9\u0080-\uffff-]+\.)+[a-z0-9\u0080-\uffff-]{2,}$/u);

export const signInProviderShape = z.strictObject({
  /** On the button of the sign-in screen. */
  name: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  /** Addresses of other domains are not let in; empty: those of any domain, but only people who are users here. */
  domains: z.array(z.string()),
  /** Whom the provider knows and this workspace does not becomes a user with this role; null: is not let in. */
  newPeopleRole: z.enum(providedRoles).nullable(),
  isEnabled: z.boolean(),
  version: wireVersion,
});
export type SignInProvider = z.output<typeof signInProviderShape>;

export const getSignInProvider = endpoint({
  method: "GET",
  path: "/sign-in-provider",
  summary: "The workspace's own OpenID Connect sign-in; the client's secret is never told",
  answer: z.strictObject({
    provider: signInProviderShape.nullable(),
    /** To be entered at the provider as the address that it leads back to. */
    callbackUrl: z.string(),
  }),
});

export const setSignInProvider = endpoint({
  method: "PUT",
  path: "/sign-in-provider",
  summary: "Set up the workspace's own sign-in; the provider is asked for its description before it is saved",
  body: z.strictObject({
    /** Of the provider that is replaced; left out for the first one. */
    version: wireVersion.optional(),
    name: z.string().trim().min(1).max(60),
    issuer: z.string().trim().min(1).max(500),
    clientId: z.string().trim().min(1).max(300),
    /** Left out: the secret that is kept already. */
    clientSecret: z.string().min(1).max(500).optional(),
    domains: z.array(domain).max(50).default([]),
    newPeopleRole: z.enum(providedRoles).nullable().default(null),
    isEnabled: z.boolean().default(true),
  }),
  answer: signInProviderShape,
});

export const removeSignInProvider = endpoint({
  method: "DELETE",
  path: "/sign-in-provider",
  summary: "Remove the workspace's own sign-in and end the sessions that it opened",
  answer: done,
});

export const listSignInProviders = endpoint({
  method: "GET",
  path: "/sign-in/providers",
  summary: "The button of the sign-in screen: of the workspace named, or of the only one that has a provider",
  query: z.strictObject({ workspace: z.string().max(63).optional() }),
  answer: z.strictObject({ items: z.array(z.strictObject({ workspace: z.string(), name: z.string() })) }),
});

export const beginProviderSignIn = endpoint({
  method: "POST",
  path: "/sign-in/provider",
  summary: "Begin to sign in through a workspace's provider; the answer says where to go",
  body: z.strictObject({ workspace: z.string().min(1).max(63), next: z.string().max(2000).nullable().default(null) }),
  answer: z.strictObject({ url: z.string() }),
});

export const finishProviderSignIn = endpoint({
  method: "GET",
  path: "/sign-in/provider/callback",
  summary:
    "Where the provider leads back to: begins the session and redirects to the product, or to sign-in with ?refused=",
  query: z.looseObject({ state: z.string().max(1000).optional(), code: z.string().max(4000).optional() }),
  answer: z.unknown(),
});
