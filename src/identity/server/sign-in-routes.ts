import type { FastifyReply, FastifyRequest } from "fastify";
import type { Locale } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { runReading, runUnit } from "../../platform/database/run-unit.ts";
import { open, type Route } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { demoSignIn, isDemoSignIn } from "../domain/demo-sign-in.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { acceptInvitation, type FoundInvitation, findInvitation } from "./accept-invitation.ts";
import { type Account, checkPassword, preparePassword, type SignedIn } from "./account.ts";
import { findWorkspaces, systemActor } from "./actor.ts";
import { type Entering, headersOf, keyOf, slugAsked } from "./authenticate.ts";
import { setCookies } from "./cookies.ts";
import { userWithEmail } from "./create-user.ts";
import { type CreateWorkspace, createWorkspace } from "./create-workspace.ts";
import type { Identity } from "./identity.ts";
import { describeMe } from "./me.ts";
import { checkOrigin } from "./origin.ts";
import { ownSession } from "./own-access-routes.ts";

type Answer = Promise<contract.Me | Refusal>;

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

/** For those who come by an invitation's link. */
function invitedRoutes(identity: Identity): readonly Route[] {
  return [
    open(contract.lookUpInvitation, {
      permission: "anyone",
      handle: async (_request, _reply, { query }) => {
        const found = await findInvitation(identity.lookups, query.token, Date.now());
        if (isRefusal(found)) return found;
        if (found.accepted_at) return refuse(identityRefusals, "invitation_used");
        const { email, name, role, locale } = found;
        return {
          workspaceName: found.workspace_name,
          locale,
          email,
          name,
          role,
          hasAccount: found.account_id !== null,
        };
      },
    }),
    open(contract.acceptInvitation, {
      permission: "anyone",
      handle: (request, reply, { body }) => accept(identity, request, reply, body),
    }),
  ];
}

/** What other slices give every new workspace, in the same transaction. */
export type AfterWorkspace = NonNullable<Parameters<typeof createWorkspace>[2]>;

export interface SignInOptions {
  readonly afterWorkspace?: AfterWorkspace;
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

async function me(identity: Identity, request: FastifyRequest, reply: FastifyReply): Answer {
  if (keyOf(request) !== null) {
    const actor = await identity.authentication.authenticate(request);
    return isRefusal(actor) ? actor : describeMe(identity, null, actor);
  }
  const session = await identity.authentication.signedIn(request);
  if (isRefusal(session)) return session;
  setCookies(reply, session.cookies);
  return meOf(identity, session, slugAsked(request));
}

async function meOf(identity: Identity, session: Entering, slug: string | null): Answer {
  const actor = await identity.authentication.memberOf(session, slug);
  if (!isRefusal(actor)) return describeMe(identity, session, actor);
  // A workspace that one has left must not lock one out of the others: the answer lists them.
  const wants = actor.refused === "second_factor_needed" ? actor.extra?.workspace : null;
  return describeMe(identity, session, null, wants as contract.Me["secondFactorFor"]);
}

async function signIn(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  body: { email: string; password: string },
): Answer {
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
  return begin(identity, reply, session, slugAsked(request));
}

/** better-auth counts five wrong codes to an attempt and ten to a person, who then waits; we count those of an address. */
async function enterCode(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  { code, trustDevice }: { code: string; trustDevice: boolean },
): Answer {
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
  return begin(identity, reply, session, slugAsked(request));
}

/** Whoever is signed in already would confirm a code of that account instead of entering as the other. */
function withoutSession(headers: Headers): Headers {
  const cookies = (headers.get("cookie") ?? "").split(/;\s*/).filter((one) => !/^[^=]*\.session_token=/.test(one));
  headers.set("cookie", cookies.join("; "));
  return headers;
}

/** The session begins: its cookie goes with the answer. */
function begin(identity: Identity, reply: FastifyReply, session: SignedIn, slug: string | null): Answer {
  setCookies(reply, session.cookies);
  return meOf(identity, session, slug);
}

/** The demo is open without a password only while nobody works here for real. */
async function openDemo(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  makeDemo: SignInOptions["makeDemo"],
): Answer {
  const refused = checkOrigin(request, identity.publicUrl, { headerNeeded: false });
  if (refused) return refused;
  const before = await readSetup(identity);
  if (!before.hasWorkspace && before.demo === null) await makeDemo?.(request.locale);
  const { hasWorkspace, demo } = before.demo === null ? await readSetup(identity) : before;
  if (hasWorkspace || demo === null) return refuse(identityRefusals, "workspace_unknown");
  const session = await identity.auth.signInAtOnce(demoSignIn.email, demoSignIn.password, headersOf(request));
  return session ? begin(identity, reply, session, demo) : refuse(identityRefusals, "workspace_unknown");
}

async function newWorkspace(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  body: Omit<CreateWorkspace, "owner" | "via"> & {
    owner?: { name: string; email: string; password: string } | undefined;
  },
  afterwards: AfterWorkspace | undefined,
): Answer {
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

/** Signs in who has just been given a password. */
async function enter(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  person: { email: string; password: string },
  slug: string,
): Answer {
  const session = await identity.auth.signInAtOnce(person.email.toLowerCase(), person.password, headersOf(request));
  return session ? begin(identity, reply, session, slug) : refuse(identityRefusals, "sign_in_wrong");
}

/** Who retries does so at once; later one signs in like everybody. */
const retryMs = 15 * 60_000;

interface Acceptance {
  readonly token: string;
  readonly name?: string | undefined;
  readonly password?: string | undefined;
}

/** A retry after a lost answer is answered like the first time, to the person alone who accepted. */
async function accept(identity: Identity, request: FastifyRequest, reply: FastifyReply, body: Acceptance): Answer {
  const refused = checkOrigin(request, identity.publicUrl, { headerNeeded: false });
  if (refused) return refused;
  const found = await findInvitation(identity.lookups, body.token, Date.now());
  if (isRefusal(found)) return found;
  const answer = found.accepted_at
    ? refuse(identityRefusals, "invitation_used")
    : await acceptNow(identity, request, reply, body, found);
  const isLate = found.accepted_at !== null && found.accepted_at.getTime() < Date.now() - retryMs;
  const isUsed = isRefusal(answer) && answer.refused === "invitation_used" && !isLate;
  return isUsed ? ((await acceptedBefore(identity, request, reply, body, found)) ?? answer) : answer;
}

/** Null to anybody but the member who accepted, by the session or by the password chosen then, which counts as a sign-in. */
async function acceptedBefore(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  { password }: Acceptance,
  { email, workspace_slug: slug }: FoundInvitation,
): Promise<contract.Me | Refusal | null> {
  const joined = async (session: Entering) => {
    const actor = await identity.authentication.memberOf(session, slug);
    if (isRefusal(actor)) return false;
    const person = await runReading(identity.database, actor, (reading) => userWithEmail(reading, email));
    return person?.id === actor.userId;
  };
  if (password === undefined) {
    const session = await identity.authentication.signedIn(request);
    return !isRefusal(session) && (await joined(session)) ? meOf(identity, session, slug) : null;
  }
  if ((await identity.limit.wait(email, request.ip)) > 0) return null;
  const session = await identity.auth.signInAtOnce(email, password, headersOf(request));
  if (!session) await identity.limit.failed(email, request.ip);
  return session && (await joined(session)) ? begin(identity, reply, session, slug) : null;
}

async function acceptNow(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  body: Acceptance,
  found: FoundInvitation,
): Answer {
  const system = await systemActor(identity.database, found.workspace_id, "screen");
  if (isRefusal(system)) return system;
  if (body.password === undefined) {
    const session = await ownSession(identity, request);
    if (isRefusal(session)) return session;
    const as = { account: session.account };
    const joined = await runUnit(identity.database, system, (unit) => acceptInvitation(unit, found, as));
    return isRefusal(joined) ? joined : meOf(identity, session, found.workspace_slug);
  }
  if (found.account_id !== null) {
    return refuse(identityRefusals, "sign_in_to_accept", { params: { email: found.email } });
  }
  const weak = await checkPassword(body.password);
  if (weak) return weak;
  const person = { name: body.name ?? found.name, passwordHash: await preparePassword(body.password) };
  const joined = await runUnit(identity.database, system, (unit) => acceptInvitation(unit, found, person));
  if (isRefusal(joined)) return joined;
  return enter(identity, request, reply, { email: found.email, password: body.password }, found.workspace_slug);
}
