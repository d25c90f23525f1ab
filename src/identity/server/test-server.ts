import type { Database } from "../../platform/database/database.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { en as httpEn } from "../../platform/http/locales/en.ts";
import { ru as httpRu } from "../../platform/http/locales/ru.ts";
import { createHttpServer } from "../../platform/http/server.ts";
import { createTranslator } from "../../platform/translate.ts";
import { may } from "../domain/policy.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { type Identity, openIdentity } from "./identity.ts";
import { identityRoutes } from "./routes.ts";

export const password = "correct horse battery";

export interface Caller {
  readonly cookie?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  /** The network address; this machine's unless given. */
  readonly from?: string;
}

/** The address of the one proxy that the test server believes. */
export const trustedProxy = "192.0.2.7";

function serverOf(database: Database, identity: Identity) {
  return createHttpServer({
    database,
    translator: createTranslator({ http: { ru: httpRu, en: httpEn }, identity: { ru, en } }),
    routes: identityRoutes(identity),
    authenticate: identity.authentication.authenticate,
    authenticateAccount: identity.authentication.authenticateAccount,
    may,
    trustedProxies: [trustedProxy],
    logger: { error: (details) => console.error(details) },
    checkAnswers: true,
  });
}

/** The routes of this slice on a database of one's own, and ways to call them. */
export async function startTestServer(options: { readonly insideHosts?: readonly string[] } = {}) {
  const database = await testDatabase();
  const identity = await openIdentity({ database, ...options });
  const server = serverOf(database, identity);

  const call = async (
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    body?: object,
    caller: Caller = {},
  ) => {
    const answer = await server.inject({
      method,
      url: `/api/v1${path}`,
      ...(caller.from ? { remoteAddress: caller.from } : {}),
      ...(body ? { payload: body } : {}),
      headers: {
        "x-voronka-request": "1",
        ...(caller.cookie ? { cookie: caller.cookie } : {}),
        ...(caller.key ? { authorization: `Bearer ${caller.key}` } : {}),
        ...caller.headers,
      },
    });
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
    return { status: answer.statusCode, body: answer.json(), cookie, headers: answer.headers };
  };

  /** Somebody invited by the owner, signed in. */
  const member = async (role: string, by: string, name = role) => {
    const email = `${name}@romashka.example`;
    const invited = await call("POST", "/invitations", { email, name, role }, { cookie: by });
    const accepted = await call("POST", "/invitations/accept", { token: invited.body.token, password });
    if (accepted.status !== 200) throw new Error(`${name} could not join: ${JSON.stringify(accepted.body)}`);
    return {
      cookie: accepted.cookie,
      id: accepted.body.current.user.id as string,
      token: invited.body.token as string,
    };
  };

  const close = async () => {
    await server.close();
    await identity.close();
    await database.drop();
  };
  return { database, identity, server, call, member, close };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;
