import type { FastifyInstance } from "fastify";
import type { Actor } from "../src/kernel/actor.ts";
import type { Database } from "../src/platform/database/database.ts";
import type { Route } from "../src/platform/http/route.ts";
import { createHttpServer } from "../src/platform/http/server.ts";
import { createTranslator } from "../src/platform/translate.ts";

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely; the contract checks them.
  readonly body: any;
}

export interface SampleServer {
  readonly http: FastifyInstance;
  /** Calls as this actor; "GET /companies", body as JSON. */
  call(actor: Actor, request: string, body?: unknown): Promise<Answer>;
}

/** The HTTP edge over some routes, with callers named by the test. Every answer is checked against its contract. */
export function makeSampleServer(database: Database, routes: readonly Route[]): SampleServer {
  let current: Actor;
  const http = createHttpServer({
    database,
    routes,
    translator: createTranslator({}),
    authenticate: async () => current,
    authenticateAccount: async () => true,
    may: () => true,
    logger: { error: (details) => console.error(details) },
    checkAnswers: true,
  });
  return {
    http,
    call: async (actor, request, body) => {
      current = actor;
      const [method, path] = request.split(" ");
      const response = await http.inject({
        method: method as "GET",
        url: `/api/v1${path}`,
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const isJson = String(response.headers["content-type"]).includes("json");
      return { status: response.statusCode, body: isJson ? response.json() : response.rawPayload };
    },
  };
}
