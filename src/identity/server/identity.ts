import { randomBytes } from "node:crypto";
import type pg from "pg";
import { applicationRole, openPool } from "../../platform/database/connect.ts";
import type { Database } from "../../platform/database/database.ts";
import type { OutsideRules } from "../../platform/http/outside-address.ts";
import { secretOfDatabase } from "./account.ts";
import { type Auth, createAuth } from "./auth.ts";
import { type Authentication, createAuthentication } from "./authenticate.ts";
import { openSessions, type Sessions } from "./sessions.ts";
import { createSignInLimit, type SignInLimit } from "./sign-in-limit.ts";

/** What the routes of this slice work with. */
export interface Identity {
  readonly database: Database;
  readonly lookups: pg.Pool;
  readonly auth: Auth;
  readonly authentication: Authentication;
  readonly sessions: Sessions;
  readonly limit: SignInLimit;
  /** Signs and encrypts what is kept for later. */
  readonly secret: string;
  /** What a provider of sign-in may be asked at. */
  readonly outside: OutsideRules;
  readonly publicUrl: string | undefined;
  close(): Promise<void>;
}

/** Opens sign-in on a migrated database. The secret signs the sessions; without one the database keeps it. */
export async function openIdentity(options: {
  readonly database: Database;
  readonly secret?: string | undefined;
  readonly publicUrl?: string | undefined;
  readonly insideHosts?: readonly string[];
}): Promise<Identity> {
  const { database, publicUrl } = options;
  const secret = options.secret ?? (await secretOfDatabase(database.owner, randomBytes(32).toString("hex")));
  const lookups = openPool(database.url, { max: 4, role: applicationRole });
  const pool = openPool(database.url, { max: 3, searchPath: "auth" });
  const auth = createAuth({ pool, secret, publicUrl });
  const sessions = openSessions(pool);
  const authentication = createAuthentication({ auth, sessions, lookups, publicUrl });
  const outside = { insideHosts: options.insideHosts ?? [] };
  const close = async () => {
    await Promise.all([lookups.end(), pool.end()]);
  };
  const limit = createSignInLimit(pool);
  return { database, lookups, auth, authentication, sessions, limit, secret, outside, publicUrl, close };
}
