import { betterAuth } from "better-auth";
import type pg from "pg";
import { minPasswordLength } from "../contract.ts";
import type { Account, SignedIn } from "./account.ts";

const day = 86_400;

export interface AuthSettings {
  /** A pool with `search_path=auth`, as the owner. */
  readonly pool: pg.Pool;
  readonly secret: string;
  /** The address that people open; https makes the cookies secure. */
  readonly publicUrl: string | undefined;
}

function openBetterAuth({ pool, secret, publicUrl }: AuthSettings) {
  return betterAuth({
    database: pool,
    secret,
    baseURL: publicUrl ?? "http://localhost",
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // sign-in-limit.ts counts by address and person
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength, maxPasswordLength: 128 },
    session: { expiresIn: 30 * day, updateAge: day },
    advanced: {
      cookiePrefix: "voronka",
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { disableIpTracking: true },
    },
  });
}

/** A refusal of better-auth becomes null; a failure of the database goes on as what it was. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: Error & { statusCode?: number }) => {
    if (error.statusCode !== undefined && error.statusCode < 500) return null;
    throw error.cause ?? error;
  });
}

/** Sessions and passwords by better-auth, behind our own endpoints: nothing of it is reachable over the network. */
export function createAuth(settings: AuthSettings) {
  const auth = openBetterAuth(settings);
  return {
    /** Null when e-mail or password is wrong; which of them is not told, nor by the time it takes. */
    signIn: async (email: string, password: string, headers: Headers): Promise<SignedIn | null> => {
      const answer = await orNull(auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }));
      return answer && { account: accountOf(answer.response.user), cookies: answer.headers.getSetCookie() };
    },

    /** Whose session the cookie holds; `renew` prolongs it, which the cookies of the answer then carry. */
    session: async (headers: Headers, renew: boolean): Promise<SignedIn | null> => {
      const answer = await orNull(
        auth.api.getSession({ headers, query: { disableRefresh: !renew }, returnHeaders: true }),
      );
      return answer?.response
        ? { account: accountOf(answer.response.user), cookies: answer.headers.getSetCookie() }
        : null;
    },

    signOut: async (headers: Headers): Promise<readonly string[]> => {
      const answer = await orNull(auth.api.signOut({ headers, returnHeaders: true }));
      return answer?.headers.getSetCookie() ?? [];
    },

    /** Null when the current password is wrong. Ends the other sessions. */
    changePassword: async (
      headers: Headers,
      passwords: { currentPassword: string; newPassword: string },
    ): Promise<readonly string[] | null> => {
      const answer = await orNull(
        auth.api.changePassword({ body: { ...passwords, revokeOtherSessions: true }, headers, returnHeaders: true }),
      );
      return answer?.headers.getSetCookie() ?? null;
    },
  };
}

export type Auth = ReturnType<typeof createAuth>;

function accountOf(user: { id: string; email: string; name: string }): Account {
  return { id: user.id, email: user.email, name: user.name };
}
