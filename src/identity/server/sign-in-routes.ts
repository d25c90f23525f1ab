import type { FastifyReply, FastifyRequest } from "fastify";
import type { Locale } from "../../kernel/actor.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import { open, type Route } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { demoSignIn, isDemoSignIn } from "../domain/demo-sign-in.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { type Account, checkPassword, preparePassword } from "./account.ts";
import { findWorkspaces } from "./actor.ts";
import { headersOf, keyOf, slugAsked } from "./authenticate.ts";
import { beginSession, type Entered, enter, meOf } from "./begin-session.ts";
import { setCookies } from "./cookies.ts";
import { type CreateWorkspace, createWorkspace } from "./create-workspace.ts";
import type { Identity } from "./identity.ts";
import { invitedRoutes } from "./invited-routes.ts";
import { describeMe } from "./me.ts";
import { checkOrigin } from "./origin.ts";

/** Sign-in, the first visit and invitations: what happens before a workspace is chosen. */
export function signInRoutes(identity: Identity, options: SignInOptions = {}): readonly Route[] {
  const { makeDemo } = options;
  return [
    open(contract.getSetup, {
      permission: "anyone",
      handle: async () => {
        const setup = await readSetup(identity);
        return { ...setup, canOpenDemo: !setup.hasWorkspace && (setup.demo !== null || makeDemo !== undefined) };
      },
    }),
    open(contract.getMe, { permission: "account", handle: (request, reply) => me(identity, request, reply) }),
    open(contract.signIn, {
      permission: "anyone",
      handle: (request, reply, { body }) => signIn(identity, request, reply, body),
    }),
    open(contract.enterCode, {
      permission: "anyone",
      handle: (request, reply, { body }) => enterCode(identity, request, reply, body),
    }),
    open(contract.openDemo, {
      permission: "anyone",
      handle: (request, reply) => openDemo(identity, request, reply, makeDemo),
    }),
    open(contract.signOut, {
      permission: "account",
      handle: async (request, reply) => {
        setCookies(reply, await identity.auth.signOut(headersOf(request)));
        return { done: true };
      },
    }),
    open(contract.createWorkspace, {
      permission: "anyone",
      handle: (request, reply, { body }) => newWorkspace(identity, request, reply, body, options.afterWorkspace),
    }),
    ...invitedRoutes(identity),
  ];
}

/** What other slices give every new workspace, in the same transaction. */
export type AfterWorkspace = NonNullable<Parameters<typeof createWorkspace>[2]>;

export interface SignInOptions {
  readonly afterWorkspace?: AfterWorkspace;
  /** What other slices do in the transaction in which the workspace moves to another time zone. */
  readonly afterZone?: AfterWorkspace;
  /** Makes the demo workspace when a first visitor asks for it; without it only one that is there can be opened. */
  readonly makeDemo?: (locale: Locale) => Promise<unknown>;
}

async function readSetup({ lookups }: Identity): Promise<{ hasWorkspace: boolean; demo: string | null }> {
  const all = await findWorkspaces(lookups);
  return {
    hasWorkspace: all.some((workspace) => !workspace.is_demo),
    demo: all.find((workspace) => workspace.is_demo)?.slug ?? null,
  };
}

async function me(identity: Identity, request: FastifyRequest, reply: FastifyReply): Entered {
  if (keyOf(request) !== null) {
    const actor = await identity.authentication.authenticate(request);
    return isRefusal(actor) ? actor : describeMe(identity, null, actor);
  }
  const session = await identity.authentication.signedIn(request);
  if (isRefusal(session)) return session;
  setCookies(reply, session.cookies);
  return meOf(identity, session, slugAsked(request));
}

async function signIn(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  body: { email: string; password: string },
): Entered {
  const refused = checkOrigin(request, identity.publicUrl, { headerNeeded: false });
  if (refused) return refused;
  const retryAfter = await identity.limit.wait(body.email, request.ip);
  if (retryAfter > 0) return refuse(identityRefusals, "sign_in_too_often", { extra: { retryAfter } });
  const session = await identity.auth.signIn(body.email, body.password, headersOf(request));
  if (!session) {
    await identity.limit.failed(body.email, request.ip);
    return refuse(identityRefusals, "sign_in_wrong");
  }
  if ("codeAsked" in session) {
    setCookies(reply, session.cookies);
    return refuse(identityRefusals, "code_needed");
  }
  await identity.limit.succeeded(body.email, request.ip);
  return beginSession(identity, reply, session, slugAsked(request));
}

/** better-auth counts five wrong codes to an attempt and ten to a person, who then waits; we count those of an address. */
async function enterCode(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  { code, trustDevice }: { code: string; trustDevice: boolean },
): Entered {
  const refused = checkOrigin(request, identity.publicUrl, { headerNeeded: false });
  if (refused) return refused;
  const { limit } = identity;
  const retryAfter = await limit.wait("code", request.ip);
  if (retryAfter > 0) return refuse(identityRefusals, "sign_in_too_often", { extra: { retryAfter } });
  const plain = code.replaceAll(/\s/g, "");
  const asked = { code: plain, isRecovery: !/^\d{6}$/.test(plain), trustDevice };
  const session = await identity.auth.enterCode(asked, withoutSession(headersOf(request)));
  if (session === "locked") return refuse(identityRefusals, "sign_in_too_often", { extra: { retryAfter: 15 * 60 } });
  if (session === "over") return refuse(identityRefusals, "code_over");
  if (session === "wrong") {
    await limit.failed("code", request.ip);
    return refuse(identityRefusals, "code_wrong");
  }
  await limit.succeeded("code", request.ip);
  await limit.succeeded(session.account.email, request.ip);
  return beginSession(identity, reply, session, slugAsked(request));
}

/** Whoever is signed in already would confirm a code of that account instead of entering as the other. */
function withoutSession(headers: Headers): Headers {
  const cookies = (headers.get("cookie") ?? "").split(/;\s*/).filter((one) => !/^[^=]*\.session_token=/.test(one));
  headers.set("cookie", cookies.join("; "));
  return headers;
}

/** The demo is open without a password only while nobody works here for real. */
async function openDemo(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  makeDemo: SignInOptions["makeDemo"],
): Entered {
  const refused = checkOrigin(request, identity.publicUrl, { headerNeeded: false });
  if (refused) return refused;
  const before = await readSetup(identity);
  if (!before.hasWorkspace && before.demo === null) await makeDemo?.(request.locale);
  const { hasWorkspace, demo } = before.demo === null ? await readSetup(identity) : before;
  if (hasWorkspace || demo === null) return refuse(identityRefusals, "workspace_unknown");
  const session = await identity.auth.signInAtOnce(demoSignIn.email, demoSignIn.password, headersOf(request));
  return session ? beginSession(identity, reply, session, demo) : refuse(identityRefusals, "workspace_unknown");
}

async function newWorkspace(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  body: Omit<CreateWorkspace, "owner" | "via"> & {
    owner?: { name: string; email: string; password: string } | undefined;
  },
  afterwards: AfterWorkspace | undefined,
): Entered {
  const refused = checkOrigin(request, identity.publicUrl, { headerNeeded: false });
  if (refused) return refused;
  const session = await identity.authentication.signedIn(request);
  const { hasWorkspace } = await readSetup(identity);
  const { owner, ...workspace } = body;
  if (!isRefusal(session) && owner === undefined) {
    const { account } = session;
    if (isDemoSignIn(account.email)) return refuse(identityRefusals, "demo_account");
    if (session.onlyWorkspace !== null) return refuse(identityRefusals, "session_of_provider");
    if (hasWorkspace && !(await worksForReal(identity, account))) return refuse(identityRefusals, "workspace_exists");
    const created = await createWorkspace(
      identity.database,
      { ...workspace, owner: { ...account, accountId: account.id }, via: "screen" },
      afterwards,
    );
    return isRefusal(created) ? created : meOf(identity, session, created.slug);
  }
  if (owner === undefined) return isRefusal(session) ? session : refuse(identityRefusals, "workspace_exists");
  if (hasWorkspace) return refuse(identityRefusals, "workspace_exists");
  const weak = await checkPassword(owner.password);
  if (weak) return weak;
  const passwordHash = await preparePassword(owner.password);
  const created = await createWorkspace(
    identity.database,
    { ...workspace, owner: { ...owner, passwordHash }, onlyFirst: true, via: "screen" },
    afterwards,
  );
  if (isRefusal(created)) return created;
  return enter(identity, request, reply, owner, created.slug);
}

/** Whoever knows only the demo may not found workspaces beside those of others. */
async function worksForReal({ lookups }: Identity, account: Account): Promise<boolean> {
  const { rows } = await lookups.query("select from workspaces_of_account($1) where not is_demo limit 1", [account.id]);
  return rows.length > 0;
}
