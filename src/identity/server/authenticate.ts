import type { FastifyRequest } from "fastify";
import type pg from "pg";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { httpRefusals } from "../../platform/http/refusals.ts";
import { identityRefusals } from "../domain/refusals.ts";
import type { Account, SignedIn } from "./account.ts";
import { actorFrom, type FoundMember } from "./actor.ts";
import { hashOf } from "./api-key.ts";
import { type Auth, addressHeader } from "./auth.ts";
import { checkOrigin } from "./origin.ts";
import type { Sessions } from "./sessions.ts";

export interface AuthenticationParts {
  readonly auth: Auth;
  readonly sessions: Sessions;
  /** As the application's role: the lookups are functions that answer one question each. */
  readonly lookups: pg.Pool;
  readonly publicUrl: string | undefined;
}

/** Who calls (PLT-2, PLT-4): by `Authorization: Bearer KEY`, or by the session cookie and `X-Voronka-Workspace`. */
export function createAuthentication({ auth, sessions, lookups, publicUrl }: AuthenticationParts) {
  const sessionOf = sessionReader(auth, sessions);
  const memberOf = memberFinder(lookups);

  const signedIn = async (request: FastifyRequest): Promise<SignedIn | Refusal> => {
    const session = await sessionOf(request);
    if (!session) return refuse(httpRefusals, "not_signed_in");
    return checkOrigin(request, publicUrl, { headerNeeded: true }) ?? session;
  };

  const accountOf = async (request: FastifyRequest): Promise<Account | Refusal> => {
    const session = await signedIn(request);
    return isRefusal(session) ? session : session.account;
  };

  const byKey = async (key: string): Promise<Actor | Refusal> => {
    const { rows } = await lookups.query<FoundMember>({
      name: "find_member_by_key",
      text: "select * from find_member_by_key($1)",
      values: [hashOf(key)],
    });
    return rows[0] ? actorFrom(lookups, rows[0], "api") : refuse(httpRefusals, "not_signed_in");
  };

  const bySession = async (request: FastifyRequest): Promise<Actor | Refusal> => {
    const session = await signedIn(request);
    return isRefusal(session) ? session : memberOf(session, slugAsked(request));
  };

  return {
    sessionOf,
    signedIn,
    accountOf,
    memberOf,
    authenticate: (request: FastifyRequest): Promise<Actor | Refusal> => {
      const key = keyOf(request);
      return key === null ? bySession(request) : byKey(key);
    },
    authenticateAccount: async (request: FastifyRequest): Promise<true | Refusal> => {
      const key = keyOf(request);
      const caller = key === null ? await accountOf(request) : await byKey(key);
      return isRefusal(caller) ? caller : true;
    },
  };
}

/** The session of a request, asked for once however many need it. */
function sessionReader(auth: Auth, sessions: Sessions) {
  const found = new WeakMap<FastifyRequest, Promise<SignedIn | null>>();
  const readSession = async (request: FastifyRequest, renew: boolean): Promise<SignedIn | null> => {
    const session = await auth.session(headersOf(request), renew);
    if (session) await sessions.note(session, request.ip, Date.now());
    return session;
  };
  return (request: FastifyRequest): Promise<SignedIn | null> => {
    if (request.headers.cookie === undefined) return Promise.resolve(null);
    const known = found.get(request);
    if (known) return known;
    // Only GET /me prolongs the session: its answer can carry the cookie.
    const session = readSession(request, request.routeOptions.url?.endsWith("/me") ?? false);
    found.set(request, session);
    return session;
  };
}

/** Refuses `no_workspace`, `workspace_unknown`, `user_inactive`, `second_factor_needed`. */
function memberFinder(lookups: pg.Pool) {
  return async (session: Entering, slug: string | null): Promise<Actor | Refusal> => {
    const { rows } = await lookups.query<FoundMember & Entered>({
      name: "find_member_by_session",
      text: "select * from find_member_by_session($1, $2, $3)",
      values: [session.account.id, slug, session.onlyWorkspace],
    });
    const [member] = rows;
    if (!member) return refuse(identityRefusals, slug === null ? "no_workspace" : "workspace_unknown");
    const actor = await actorFrom(lookups, member, "screen");
    if (isRefusal(actor) || !member.lacks_second_factor) return actor;
    const { slug: its, workspace_name: name } = member;
    return refuse(identityRefusals, "second_factor_needed", {
      params: { workspace: name },
      extra: { workspace: { slug: its, name } },
    });
  };
}

/** Whose session, and what it opens. */
export type Entering = Pick<SignedIn, "account" | "onlyWorkspace">;

interface Entered {
  readonly workspace_name: string;
  readonly lacks_second_factor: boolean;
}

export type Authentication = ReturnType<typeof createAuthentication>;

/** The key of `Authorization: Bearer KEY`; null without that header, so that the cookie is asked. */
export function keyOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  return /^Bearer (\S{1,200})$/i.exec(header)?.[1] ?? "";
}

/** The workspace that the caller names: `X-Voronka-Workspace: SLUG`, or `?workspace=SLUG` where no header can be sent. */
export function slugAsked(request: FastifyRequest): string | null {
  const header = request.headers["x-voronka-workspace"];
  const asked = header ?? (request.query as { workspace?: unknown } | undefined)?.workspace;
  return typeof asked === "string" && asked !== "" ? asked : null;
}

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent"] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  headers.set(addressHeader, request.ip);
  return headers;
}
