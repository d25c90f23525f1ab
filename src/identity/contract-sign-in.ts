import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireId, wireVersion } from "../kernel/wire.ts";
import { done, locale, password, permission, role } from "./contract-fields.ts";

/** Who is here, and how one gets in and out (PLT-2). */

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

const dayHours = { opensAtHour: z.number().min(0).max(24), closesAtHour: z.number().min(0).max(24) };

/** What the workspace has set of its working calendar; `days` differ from what weekdays and holidays say. */
const workingHabits = z.strictObject({
  ...dayHours,
  weekdays: z.array(z.int().min(1).max(7)),
  holidays: z.enum(["russian", "none"]),
  days: z.record(z.string(), z.union([z.enum(["off", "worked"]), z.strictObject(dayHours)])),
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
      /** Null: Monday to Friday 9 to 18 with Russian holidays. */
      workingCalendar: workingHabits.nullable(),
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
