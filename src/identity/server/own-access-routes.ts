import type { FastifyReply, FastifyRequest } from "fastify";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { open, type Route } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { isDemoSignIn } from "../domain/demo-sign-in.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { checkPassword, type SignedIn } from "./account.ts";
import { headersOf } from "./authenticate.ts";
import { setCookies } from "./cookies.ts";
import type { Identity } from "./identity.ts";

/** One's password, second factor and sessions (PLT-2): of the account, above workspaces. */
export function ownAccessRoutes(identity: Identity): readonly Route[] {
  return [...secondFactorRoutes(identity), ...secretRoutes(identity), ...sessionRoutes(identity)];
}

function secondFactorRoutes(identity: Identity): readonly Route[] {
  const { auth } = identity;
  return [
    open(contract.beginSecondFactor, {
      permission: "account",
      handle: async (request, _reply, { body }) => {
        const begun = await byPassword(identity, request, () =>
          auth.beginSecondFactor(headersOf(request), body.password).then((one) => (one === "wrong" ? null : one)),
        );
        return begun === "on" ? refuse(identityRefusals, "second_factor_on") : begun;
      },
    }),
    open(contract.confirmSecondFactor, {
      permission: "account",
      handle: (request, reply, { body }) =>
        done(
          reply,
          guess(identity, request, "code_wrong", () => auth.confirmSecondFactor(headersOf(request), body.code)),
        ),
    }),
    open(contract.endSecondFactor, {
      permission: "account",
      handle: async (request, reply, { body }) => {
        const ended = byPassword(identity, request, () => auth.endSecondFactor(headersOf(request), body.password));
        const answer = await done(reply, ended);
        if (!isRefusal(answer)) await forgetDevices(identity, request);
        return answer;
      },
    }),
  ];
}

function secretRoutes(identity: Identity): readonly Route[] {
  const { auth } = identity;
  return [
    open(contract.renewRecoveryCodes, {
      permission: "account",
      handle: async (request, _reply, { body }) => {
        const session = await identity.authentication.sessionOf(request);
        if (session && !session.hasSecondFactor) return refuse(identityRefusals, "second_factor_off");
        const codes = await byPassword(identity, request, () =>
          auth.renewRecoveryCodes(headersOf(request), body.password),
        );
        return isRefusal(codes) ? codes : { recoveryCodes: codes };
      },
    }),
    open(contract.changePassword, {
      permission: "account",
      handle: async (request, reply, { body }) => {
        const refused = await checkPassword(body.newPassword);
        if (refused) return refused;
        const changed = byPassword(identity, request, () => auth.changePassword(headersOf(request), body));
        const answer = await done(reply, changed);
        if (!isRefusal(answer)) await forgetDevices(identity, request);
        return answer;
      },
    }),
  ];
}

function sessionRoutes({ authentication, sessions }: Identity): readonly Route[] {
  return [
    open(contract.listOwnSessions, {
      permission: "account",
      handle: async (request) => {
        const session = await authentication.signedIn(request);
        return isRefusal(session) ? session : { items: await sessions.list(session) };
      },
    }),
    open(contract.endOwnSession, {
      permission: "account",
      handle: async (request, _reply, { params }) => {
        const session = await authentication.signedIn(request);
        if (isRefusal(session)) return session;
        return (await sessions.end(session, params.id)) ? { done: true } : refuse(identityRefusals, "session_unknown");
      },
    }),
    open(contract.endOtherSessions, {
      permission: "account",
      handle: async (request) => {
        const session = await authentication.signedIn(request);
        if (isRefusal(session)) return session;
        const ended = await sessions.endOthers(session);
        await sessions.forgetDevices(session);
        return { ended };
      },
    }),
  ];
}

/**
 * The session of a person who keeps the own password here. Refuses `demo_account`, whose password is printed, and
 * `session_of_provider`: who came through a provider has password and second factor there.
 */
export async function ownSession(identity: Identity, request: FastifyRequest): Promise<SignedIn | Refusal> {
  const session = await identity.authentication.signedIn(request);
  if (isRefusal(session)) return session;
  if (isDemoSignIn(session.account.email)) return refuse(identityRefusals, "demo_account");
  return session.onlyWorkspace === null ? session : refuse(identityRefusals, "session_of_provider");
}

/** Somebody at a computer that was left open may guess neither password nor code without end. */
async function guess<T>(
  identity: Identity,
  request: FastifyRequest,
  wrong: "password_wrong" | "code_wrong",
  attempt: () => Promise<T | null>,
): Promise<T | Refusal> {
  const session = await ownSession(identity, request);
  if (isRefusal(session)) return session;
  const { limit } = identity;
  const { email } = session.account;
  const retryAfter = await limit.wait(email, request.ip);
  if (retryAfter > 0) return refuse(identityRefusals, "sign_in_too_often", { extra: { retryAfter } });
  const answer = await attempt();
  if (answer !== null) return answer;
  await limit.failed(email, request.ip);
  // Not "unauthenticated": the session goes on.
  return { ...refuse(identityRefusals, wrong), kind: "invalid" };
}

const byPassword = <T>(identity: Identity, request: FastifyRequest, attempt: () => Promise<T | null>) =>
  guess(identity, request, "password_wrong", attempt);

async function done(
  reply: FastifyReply,
  work: Promise<readonly string[] | Refusal>,
): Promise<Refusal | { done: true }> {
  const cookies = await work;
  if (isRefusal(cookies)) return cookies;
  setCookies(reply, cookies);
  return { done: true };
}

async function forgetDevices(identity: Identity, request: FastifyRequest): Promise<void> {
  const session = await identity.authentication.sessionOf(request);
  if (session) await identity.sessions.forgetDevices(session);
}
