import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins";
import type pg from "pg";
import { minPasswordLength } from "../contract.ts";
import type { Account, CodeAsked, SignedIn } from "./account.ts";
import { openedBySession } from "./open-session.ts";
import { takeCode } from "./used-codes.ts";

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
    appName: "Voronka",
    database: pool,
    secret,
    baseURL: publicUrl ?? "http://localhost",
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // sign-in-limit.ts counts by address and person
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength, maxPasswordLength: 128 },
    session: {
      expiresIn: 30 * day,
      updateAge: day,
      additionalFields: {
        workspaceId: { type: "string", required: false, input: false },
        lastSeenAt: { type: "date", required: false, input: false },
      },
    },
    plugins: [twoFactor({ trustDeviceMaxAge: 30 * day, twoFactorCookieMaxAge: 600 }), openedBySession],
    advanced: {
      cookiePrefix: "voronka",
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      // Told by `headersOf`, which asks the server and not the caller.
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  });
}

/** Carries the caller's network address to better-auth; what a caller sends under this name never gets here. */
export const addressHeader = "x-voronka-address";

type ApiFailure = Error & { statusCode?: number; body?: { code?: string } };

/** A refusal of better-auth becomes null; a failure of the database goes on as what it was. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: ApiFailure) => {
    if (error.statusCode !== undefined && error.statusCode < 500) return null;
    throw error.cause ?? error;
  });
}

/** As `orNull`, where it matters why. */
async function orCode<T>(work: Promise<T>): Promise<T | string> {
  return work.catch((error: ApiFailure) => {
    if (error.statusCode !== undefined && error.statusCode < 500) return error.body?.code ?? "UNKNOWN";
    throw error.cause ?? error;
  });
}

/** Why a code did not open the door: it is wrong, the attempt is over, or too many were wrong. */
export type CodeRefused = "wrong" | "over" | "locked";

const whyRefused: Readonly<Record<string, CodeRefused>> = {
  INVALID_TWO_FACTOR_COOKIE: "over",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "over",
  ACCOUNT_TEMPORARILY_LOCKED: "locked",
};

/** Sessions and passwords by better-auth, behind our own endpoints: nothing of it is reachable over the network. */
export function createAuth(settings: AuthSettings) {
  const auth = openBetterAuth(settings);
  const { pool } = settings;
  return { ...signingIn(auth, pool), ...ownSession(auth), ...secondFactor(auth, pool) };
}

export type Auth = ReturnType<typeof createAuth>;
type BetterAuth = ReturnType<typeof openBetterAuth>;

function signingIn(auth: BetterAuth, pool: pg.Pool) {
  const signIn = async (email: string, password: string, headers: Headers): Promise<SignedIn | CodeAsked | null> => {
    const answer = await orNull(auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }));
    if (!answer) return null;
    const cookies = answer.headers.getSetCookie();
    // The two-factor plugin answers so instead, which better-auth's types do not tell.
    if ("twoFactorRedirect" in answer.response) return { codeAsked: true, cookies };
    return { account: accountOf(answer.response.user), sessionId: null, onlyWorkspace: null, cookies };
  };
  return {
    /** Null when e-mail or password is wrong; which of them is not told, nor by the time it takes. */
    signIn,

    /** For whoever has no second factor: who has just chosen a password, and the demo. */
    signInAtOnce: async (email: string, password: string, headers: Headers): Promise<SignedIn | null> => {
      const session = await signIn(email, password, headers);
      return session && "account" in session ? session : null;
    },

    /** The second step: a code of the authenticator, or one of the recovery codes, which is used up. */
    enterCode: async (
      asked: { readonly code: string; readonly isRecovery: boolean; readonly trustDevice: boolean },
      headers: Headers,
    ): Promise<SignedIn | CodeRefused> => {
      const { code, isRecovery, trustDevice } = asked;
      const verify = isRecovery ? auth.api.verifyBackupCode : auth.api.verifyTOTP;
      const answer = await orCode(verify({ body: { code, trustDevice }, headers, returnHeaders: true }));
      if (typeof answer === "string") return whyRefused[answer] ?? "wrong";
      const { token, user } = answer.response as { token: string; user: Account };
      // A recovery code is used up already.
      if (!isRecovery && !(await takeCode(pool, user.id, code))) {
        await pool.query(`delete from "session" where "token" = $1`, [token]);
        return "wrong";
      }
      return {
        account: accountOf(user),
        sessionId: null,
        onlyWorkspace: null,
        cookies: answer.headers.getSetCookie(),
      };
    },

    /** Opens a session without a password, for an account that a workspace's provider vouched for, in this workspace only. */
    openSession: async (userId: string, onlyWorkspace: string, headers: Headers): Promise<readonly string[]> => {
      const answer = await auth.api.openSession({
        body: { userId, workspaceId: onlyWorkspace },
        headers,
        returnHeaders: true,
      });
      return answer.headers.getSetCookie();
    },
  };
}

function ownSession(auth: BetterAuth) {
  return {
    /** Whose session the cookie holds; `renew` prolongs it, which the cookies of the answer then carry. */
    session: async (headers: Headers, renew: boolean): Promise<SignedIn | null> => {
      const answer = await orNull(
        auth.api.getSession({ headers, query: { disableRefresh: !renew }, returnHeaders: true }),
      );
      if (!answer?.response) return null;
      const { session, user } = answer.response;
      return {
        account: accountOf(user),
        sessionId: session.id,
        onlyWorkspace: session.workspaceId ?? null,
        lastSeenAt: session.lastSeenAt?.getTime() ?? 0,
        hasSecondFactor: user.twoFactorEnabled === true,
        cookies: answer.headers.getSetCookie(),
      };
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

function secondFactor(auth: BetterAuth, pool: pg.Pool) {
  return {
    /** A new secret and recovery codes, which count once a code is confirmed; a string says why not. */
    beginSecondFactor: async (
      headers: Headers,
      password: string,
    ): Promise<{ readonly uri: string; readonly recoveryCodes: readonly string[] } | "on" | "wrong"> => {
      const answer = await orCode(auth.api.enableTwoFactor({ body: { password, method: "totp" }, headers }));
      if (typeof answer === "string") return answer === "TOTP_ALREADY_ENABLED" ? "on" : "wrong";
      if (!("totpURI" in answer)) throw new Error("The two-factor plugin made no secret");
      return { uri: answer.totpURI, recoveryCodes: answer.backupCodes };
    },

    /** Null when the code is wrong. From here on signing in asks for one. */
    confirmSecondFactor: async (headers: Headers, code: string): Promise<readonly string[] | null> => {
      const answer = await orNull(auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }));
      if (answer === null) return null;
      // Whoever saw it being typed does not sign in with it.
      await takeCode(pool, (answer.response as { user: Account }).user.id, code);
      return answer.headers.getSetCookie();
    },

    /** Null when the password is wrong. */
    endSecondFactor: async (headers: Headers, password: string): Promise<readonly string[] | null> => {
      const answer = await orNull(auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }));
      return answer?.headers.getSetCookie() ?? null;
    },

    /** Ten new ones instead of the old; null when the password is wrong or there is no second factor. */
    renewRecoveryCodes: async (headers: Headers, password: string): Promise<readonly string[] | null> => {
      const answer = await orNull(auth.api.generateBackupCodes({ body: { password }, headers }));
      return answer?.backupCodes ?? null;
    },
  };
}

function accountOf(user: { id: string; email: string; name: string }): Account {
  return { id: user.id, email: user.email, name: user.name };
}
