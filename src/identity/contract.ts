import { z } from "zod";
import { locales, permissions, roles } from "../kernel/actor.ts";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage, wireText, wireVersion } from "../kernel/wire.ts";

export * from "./contract-access.ts";
export * from "./contract-audit.ts";

export const minPasswordLength = 10;

const name = wireText(200).min(1);
const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
const password = z.string().min(minPasswordLength).max(128);
const currency = z.string().regex(/^[A-Z]{3}$/);
const locale = z.enum(locales);
const role = z.enum(roles);
const permission = z.enum(permissions);
const done = z.strictObject({ done: z.literal(true) });

// who is here ---------------------------------------------------------------------------------------------------

export const workspaceSummary = z.strictObject({
  id: wireId,
  slug: z.string(),
  name: z.string(),
  locale,
  isDemo: z.boolean(),
  role,
});

export const workspaceShape = z.strictObject({
  id: wireId,
  slug: z.string(),
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  locale,
  isDemo: z.boolean(),
  /** Everybody signs in with a second factor; who has none sets it up before anything else. */
  requiresSecondFactor: z.boolean(),
  version: wireVersion,
});

export const meShape = z.strictObject({
  /** Null when an API key calls. */
  account: z
    .strictObject({
      id: z.string(),
      email: z.string(),
      name: z.string(),
      hasSecondFactor: z.boolean(),
      /** The session was opened by the workspace's provider, who keeps password and second factor. */
      isByProvider: z.boolean(),
    })
    .nullable(),
  /** The workspace that asks for a second factor before anything else; null when none does. */
  secondFactorFor: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
  workspaces: z.array(workspaceSummary),
  /** The workspace that requests without `X-Voronka-Workspace` go to; null when the account is a member of none. */
  current: z
    .strictObject({
      workspace: workspaceShape,
      user: z.strictObject({
        id: wireId,
        name: z.string(),
        email: z.string().nullable(),
        role,
        departmentId: wireId.nullable(),
      }),
      permissions: z.array(permission),
      sees: z.enum(["all", "department", "own"]),
    })
    .nullable(),
});
export type Me = z.output<typeof meShape>;

export const getSetup = endpoint({
  method: "GET",
  path: "/setup",
  summary: "Whether this installation has a workspace and a demo",
  answer: z.strictObject({
    hasWorkspace: z.boolean(),
    /** The slug of the demo workspace, if there is one. */
    demo: z.string().nullable(),
    /** Whether a first visitor may look at the demo, which is made if need be. */
    canOpenDemo: z.boolean(),
  }),
});

export const getMe = endpoint({
  method: "GET",
  path: "/me",
  summary: "Who is signed in, in which workspaces and with which rights",
  answer: meShape,
});

export const signIn = endpoint({
  method: "POST",
  path: "/sign-in",
  summary: "Sign in with e-mail and password; sets the session cookie, or refuses with code_needed and awaits the code",
  body: z.strictObject({ email: z.string().trim().toLowerCase().max(254), password: z.string().max(128) }),
  answer: meShape,
});

export const openDemo = endpoint({
  method: "POST",
  path: "/sign-in/demo",
  summary: "Sign in to the demo workspace, if there is one",
  answer: meShape,
});

export const signOut = endpoint({
  method: "POST",
  path: "/sign-out",
  summary: "End this session",
  answer: done,
});

export const changePassword = endpoint({
  method: "POST",
  path: "/me/password",
  summary: "Change one's password; ends one's other sessions",
  body: z.strictObject({ currentPassword: z.string().max(128), newPassword: password }),
  answer: done,
});

export const enterCode = endpoint({
  method: "POST",
  path: "/sign-in/code",
  summary: "The second step of signing in: a code of the authenticator, or a recovery code",
  body: z.strictObject({ code: z.string().trim().min(6).max(20), trustDevice: z.boolean().default(false) }),
  answer: meShape,
});

// workspaces ----------------------------------------------------------------------------------------------------

export const createWorkspace = endpoint({
  method: "POST",
  path: "/workspaces",
  summary: "Create a workspace with its owner, and sign in; open to anyone while there is none",
  status: 201,
  takesKey: false,
  body: z.strictObject({
    name,
    slug: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
      .optional(),
    currency: currency.default("RUB"),
    timeZone: z.string().min(1).max(60).default("Europe/Moscow"),
    locale: locale.default("ru"),
    /** The first owner; left out by someone who is signed in. */
    owner: z.strictObject({ name, email, password }).optional(),
  }),
  answer: meShape,
});

export const getWorkspace = endpoint({
  method: "GET",
  path: "/workspace",
  summary: "The current workspace",
  answer: workspaceShape,
});

export const changeWorkspace = endpoint({
  method: "PATCH",
  path: "/workspace",
  summary: "Change the current workspace",
  body: z.strictObject({
    version: wireVersion,
    name: name.optional(),
    timeZone: z.string().min(1).max(60).optional(),
    locale: locale.optional(),
    currency: currency.optional(),
    requiresSecondFactor: z.boolean().optional(),
  }),
  answer: workspaceShape,
});

// people --------------------------------------------------------------------------------------------------------

export const userShape = z.strictObject({
  id: wireId,
  name: z.string(),
  email: z.string().nullable(),
  role,
  departmentId: wireId.nullable(),
  isActive: z.boolean(),
  /** Whether the person has a sign-in; those known from an import have none. */
  hasSignIn: z.boolean(),
  hasSecondFactor: z.boolean(),
  createdAt: wireInstant,
  version: wireVersion,
});
export type User = z.output<typeof userShape>;

export const listUsers = endpoint({
  method: "GET",
  path: "/users",
  summary: "People of the workspace, by name",
  query: z.strictObject({
    ...pageQuery,
    q: z.string().max(100).optional(),
    active: z.enum(["true", "false"]).optional(),
    departmentId: wireId.optional(),
    role: role.optional(),
  }),
  answer: wirePage(userShape),
});

export const getUser = endpoint({
  method: "GET",
  path: "/users/{id}",
  summary: "One person",
  params: idParams,
  answer: userShape,
});

export const changeUser = endpoint({
  method: "PATCH",
  path: "/users/{id}",
  summary: "Change a person's name, role or department, or deactivate the person",
  params: idParams,
  body: z.strictObject({
    version: wireVersion,
    name: name.optional(),
    role: role.optional(),
    departmentId: wireId.nullable().optional(),
    isActive: z.boolean().optional(),
  }),
  answer: userShape,
});

export const departmentShape = z.strictObject({
  id: wireId,
  parentId: wireId.nullable(),
  name: z.string(),
  /** Active people directly in it. */
  people: z.int(),
  version: wireVersion,
});
export type Department = z.output<typeof departmentShape>;

export const listDepartments = endpoint({
  method: "GET",
  path: "/departments",
  summary: "All departments; the tree is in `parentId`",
  answer: z.strictObject({ items: z.array(departmentShape) }),
});

export const createDepartment = endpoint({
  method: "POST",
  path: "/departments",
  summary: "Create a department",
  status: 201,
  body: z.strictObject({ name, parentId: wireId.nullable().default(null) }),
  answer: departmentShape,
});

export const changeDepartment = endpoint({
  method: "PATCH",
  path: "/departments/{id}",
  summary: "Rename a department or move it under another",
  params: idParams,
  body: z.strictObject({ version: wireVersion, name: name.optional(), parentId: wireId.nullable().optional() }),
  answer: departmentShape,
});

export const removeDepartment = endpoint({
  method: "DELETE",
  path: "/departments/{id}",
  summary: "Remove an empty department",
  params: idParams,
  answer: done,
});

// invitations ---------------------------------------------------------------------------------------------------

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

// API keys ------------------------------------------------------------------------------------------------------

export const apiKeyShape = z.strictObject({
  id: wireId,
  name: z.string(),
  userId: wireId,
  /** The first signs of the key, to tell it from others. */
  start: z.string(),
  /** Null: all that the person's role allows. */
  scopes: z.array(permission).nullable(),
  /** Null: as many a second as everybody. */
  requestsPerSecond: z.int().nullable(),
  createdAt: wireInstant,
  lastUsedOn: z.iso.date().nullable(),
});
export type ApiKey = z.output<typeof apiKeyShape>;

export const createApiKey = endpoint({
  method: "POST",
  path: "/api-keys",
  summary: "Create an API key; the answer holds the key, once",
  status: 201,
  body: z.strictObject({
    name,
    /** Whose rights the key has; the caller's unless told. */
    userId: wireId.optional(),
    scopes: z.array(permission).min(1).nullable().default(null),
    /** How many requests a second it may make; null: as many as everybody, which the installation sets. */
    requestsPerSecond: z.int().min(1).max(100_000).nullable().default(null),
  }),
  answer: z.strictObject({ apiKey: apiKeyShape, key: z.string() }),
});

export const listApiKeys = endpoint({
  method: "GET",
  path: "/api-keys",
  summary: "API keys in use, newest first",
  query: z.strictObject(pageQuery),
  answer: wirePage(apiKeyShape),
});

export const revokeApiKey = endpoint({
  method: "DELETE",
  path: "/api-keys/{id}",
  summary: "Revoke an API key at once",
  params: idParams,
  answer: done,
});
