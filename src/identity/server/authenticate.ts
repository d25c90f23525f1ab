import type { FastifyRequest } from "fastify";
import type pg from "pg";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { httpRefusals } from "../../platform/http/refusals.ts";
import { identityRefusals } from "../domain/refusals.ts";
import type { Account, SignedIn } from "./account.ts";
import { actorFrom, type FoundMember } from "./actor.ts";
import { hashOf } from "./api-key.ts";
import type { Auth } from "./auth.ts";
import { checkOrigin } from "./origin.ts";

export interface AuthenticationParts {
  readonly auth: Auth;
  /** As the application's role: the lookups are functions that answer one question each. */
  readonly lookups: pg.Pool;
  readonly publicUrl: string | undefined;
}

/** Who calls (PLT-2, PLT-4): by `Authorization: Bearer KEY`, or by the session cookie and `X-Voronka-Workspace`. */
export function createAuthentication({ auth, lookups, publicUrl }: AuthenticationParts) {
  const sessions = new WeakMap<FastifyRequest, Promise<SignedIn | null>>();
  const sessionOf = (request: FastifyRequest): Promise<SignedIn | null> => {
    if (request.headers.cookie === undefined) return Promise.resolve(null);
    const known = sessions.get(request);
    if (known) return known;
    // Only GET /me prolongs the session: its answer can carry the cookie.
    const found = auth.session(headersOf(request), request.routeOptions.url?.endsWith("/me") ?? false);
    sessions.set(request, found);
    return found;
  };

  const accountOf = async (request: FastifyRequest): Promise<Account | Refusal> => {
    const session = await sessionOf(request);
    if (!session) return refuse(httpRefusals, "not_signed_in");
    return checkOrigin(request, publicUrl, { headerNeeded: true }) ?? session.account;
  };

  const byKey = async (key: string): Promise<Actor | Refusal> => {
    const { rows } = await lookups.query<FoundMember>({
      name: "find_member_by_key",
      text: "select * from find_member_by_key($1)",
      values: [hashOf(key)],
    });
    return rows[0] ? actorFrom(rows[0], "api") : refuse(httpRefusals, "not_signed_in");
  };

  const bySession = async (request: FastifyRequest): Promise<Actor | Refusal> => {
    const account = await accountOf(request);
    return isRefusal(account) ? account : memberOf(account, slugAsked(request));
  };

  const memberOf = async (account: Account, slug: string | null): Promise<Actor | Refusal> => {
    const { rows } = await lookups.query<FoundMember>({
      name: "find_member",
      text: "select * from find_member($1, $2)",
      values: [account.id, slug],
    });
    if (rows[0]) return actorFrom(rows[0], "screen");
    return refuse(identityRefusals, slug === null ? "no_workspace" : "workspace_unknown");
  };

  return {
    sessionOf,
    accountOf,
    memberOf,
    authenticate: (request: FastifyRequest): Promise<Actor | Refusal> => {
      const key = keyOf(request);
      return key === null ? bySession(request) : byKey(key);
    },
    authenticateAccount: async (request: FastifyRequest): Promise<true | Refusal> => {
      const key = keyOf(request);
      const found = key === null ? await accountOf(request) : await byKey(key);
      return isRefusal(found) ? found : true;
    },
  };
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
  return headers;
}
