import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import fastify from "fastify";
import { z } from "zod";
import type { Actor, Locale, Permission } from "../../kernel/actor.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import { runReading, runUnit } from "../database/run-unit.ts";
import { newId } from "../new-id.ts";
import type { Translator } from "../translate.ts";
import { preferredLocale } from "../translate.ts";
import { answerOnce } from "./answer-once.ts";
import { callerOf } from "./caller-of.ts";
import { databaseRefusal } from "./database-refusal.ts";
import { idempotencyKeyOf, recallAnswer, rememberAnswer } from "./idempotency.ts";
import { inputRefusal, sendProblem } from "./problem.ts";
import { limitHeaders, type Standing } from "./rate-limit.ts";
import { httpRefusals } from "./refusals.ts";
import type { InputOf, OpenRoute, Route } from "./route.ts";
import { refuseWrongMethods } from "./wrong-method.ts";

export interface HttpOptions {
  readonly database: Database;
  readonly translator: Translator;
  readonly routes: readonly Route[];
  /** Who calls: a member of a workspace, or why not. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | Refusal>;
  /** Whether somebody is signed in, be it without a workspace. */
  readonly authenticateAccount: (request: FastifyRequest) => Promise<true | Refusal>;
  readonly may: (actor: Actor, permission: Permission) => boolean;
  /** How many requests a caller may make; all of them when nothing is said. */
  readonly limit?: (request: FastifyRequest, actor: Actor) => Standing | Promise<Standing>;
  /** Networks of proxies whose `X-Forwarded-For` tells who called; nobody's without it. */
  readonly trustedProxies?: readonly string[];
  readonly logger: { readonly error: (details: object, message: string) => void };
  /** Tests check every answer against its contract. */
  readonly checkAnswers?: boolean;
}

declare module "fastify" {
  interface FastifyRequest {
    actor: Actor | null;
    locale: Locale;
  }
}

export const apiPrefix = "/api/v1";

/** The whole API: each route declares what it needs, everything else is refused the same way everywhere. */
export function createHttpServer(options: HttpOptions): FastifyInstance {
  const server = fastify({
    genReqId: () => newId(),
    bodyLimit: 1_048_576,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    // An id of any length is judged by the contract; the whole address is bounded by Node.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
    logger: false,
    // An address that cannot be read (half a character) reaches no route and no hook.
    frameworkErrors: (_error, request, reply) => {
      const locale = preferredLocale(request.headers["accept-language"], "en");
      reply.header("x-request-id", request.id);
      void sendProblem(reply, refuse(httpRefusals, "no_such_address"), options.translator, locale);
    },
  });
  // What a form of another site can send without asking is not read at all.
  server.removeContentTypeParser("text/plain");
  server.decorateRequest("actor", null);
  server.decorateRequest("locale", "ru");
  server.addHook("onRequest", async (request, reply) => {
    request.locale = preferredLocale(request.headers["accept-language"], "en");
    reply.header("x-request-id", request.id).header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "same-origin").header("x-frame-options", "DENY");
  });
  server.setErrorHandler((error, request, reply) => answerError(options, error, request, reply));
  refuseWrongMethods(server, options.routes, addressOf, options.translator);
  for (const route of options.routes) {
    if (route.kind === "open" && route.rawBody) addRawRoute(server, route, options);
    else addRoute(server, route, options);
  }
  return server;
}

const addressOf = (path: string) => apiPrefix + path.replaceAll(/\{(\w+)\}/g, ":$1");

/** In a scope of its own, where no type of body is parsed. */
function addRawRoute(server: FastifyInstance, route: Route, options: HttpOptions): void {
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    addRoute(scope, route, options);
  });
}

function addRoute(server: FastifyInstance, route: Route, options: HttpOptions): void {
  server.route({
    method: route.endpoint.method,
    url: addressOf(route.endpoint.path),
    ...(route.kind === "open" && route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    handler: async (request, reply) => {
      const refused = await admit(route, request, reply, options);
      if (refused) return sendProblem(reply, refused, options.translator, request.locale);
      const input = parseInput(route, request);
      if (isRefusal(input)) return sendProblem(reply, input, options.translator, request.locale);
      if (route.kind === "open")
        return answerOpen(await runOpen(route, request, reply, input, options), route, request, reply, options);
      const answer = await run(route, request, input, options);
      return isRefusal(answer)
        ? sendProblem(reply, answer, options.translator, request.locale)
        : sendAnswer(route, reply, answer, options);
    },
  });
}

/** A file is taken once for a key, as everything else is that creates. */
function runOpen(
  route: OpenRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  input: InputOf<Route["endpoint"]>,
  { database }: HttpOptions,
): Promise<unknown> {
  const work = () => route.handle(request, reply, input);
  const { actor } = request;
  if (!route.isOnce || actor === null) return work();
  const key = idempotencyKeyOf(request);
  if (key === null) return work();
  return isRefusal(key) ? Promise.resolve(key) : answerOnce(database, { actor, key, request }, work);
}

/** An open route may answer the response itself (streams, files), with a value, or with a refusal. */
function answerOpen(
  answer: unknown,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpOptions,
): FastifyReply {
  if (isRefusal(answer)) return sendProblem(reply, answer, options.translator, request.locale);
  return answer === undefined || answer === reply ? reply : sendAnswer(route, reply, answer, options);
}

async function admit(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpOptions,
): Promise<Refusal | null> {
  if (route.endpoint.takesKey === false && request.headers["idempotency-key"] !== undefined) {
    return refuse(httpRefusals, "idempotency_key_refused");
  }
  if (route.permission === "anyone") return null;
  if (route.permission === "account") {
    const account = await options.authenticateAccount(request);
    return account === true ? null : account;
  }
  const actor = await options.authenticate(request);
  if (isRefusal(actor)) return actor;
  request.actor = actor;
  if (request.headers["accept-language"] === undefined) request.locale = actor.workspace.locale;
  const standing = await options.limit?.(request, actor);
  if (standing) reply.headers(limitHeaders(standing));
  if (standing?.isWithin === false) {
    const retryAfter = Math.ceil(standing.waitMs / 1000);
    return refuse(httpRefusals, "too_many_requests", { extra: { retryAfter } });
  }
  if (options.may(actor, route.permission)) return null;
  const isTheKeys = actor.scopes !== null && options.may({ ...actor, scopes: null }, route.permission);
  return isTheKeys
    ? refuse(httpRefusals, "scope_missing", { params: { permission: route.permission } })
    : refuse(httpRefusals, "not_allowed");
}

/** What a route takes that asks for nothing: what it does not know is refused there too (architecture, law 3). */
const nothing = z.strictObject({});

function parseInput(route: Route, request: FastifyRequest): InputOf<Route["endpoint"]> | Refusal {
  const { params, query, body } = route.endpoint;
  const parsed = { params: {}, query: {}, body: undefined } as { params: unknown; query: unknown; body: unknown };
  for (const [name, shape, value] of [
    ["params", params, request.params],
    ["query", query, request.query],
    ["body", body, request.body],
  ] as const) {
    const expected = shape ?? (route.kind === "open" ? undefined : nothing);
    if (!expected) continue;
    const result = expected.safeParse(value ?? (name === "body" ? {} : value));
    if (!result.success) return inputRefusal(result.error);
    if (shape) parsed[name] = result.data;
  }
  return parsed as InputOf<Route["endpoint"]>;
}

function run(
  route: Exclude<Route, { kind: "open" }>,
  request: FastifyRequest,
  input: InputOf<Route["endpoint"]>,
  options: HttpOptions,
): Promise<unknown> {
  const actor = callerOf(request);
  if (route.kind === "read") return runReading(options.database, actor, (reading) => route.handle(reading, input));
  const key = request.method === "POST" && !route.isSecret ? idempotencyKeyOf(request) : null;
  if (isRefusal(key)) return Promise.resolve(key);
  const settings = { requestId: request.id };
  if (key === null) return runUnit(options.database, actor, (unit) => route.handle(unit, input), settings);
  const requestHash = createHash("sha256")
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest("hex");
  const attempt = () =>
    runUnit(
      options.database,
      actor,
      async (unit) => {
        const before = await recallAnswer(unit, key, requestHash);
        if (before !== undefined) return before;
        const answer = await route.handle(unit, input);
        unit.writeAtEnd(() => rememberAnswer(unit, key, requestHash, answer));
        return answer;
      },
      settings,
    );
  return firstAnswer(attempt, (settled) =>
    runUnit(options.database, actor, (unit) => recallAnswer(unit, key, requestHash).then(settled)),
  );
}

/**
 * Two retries at once: the second waits for the first's row locks and is then refused (its version is old), or finds the
 * key taken when it writes. Either way nothing of it is kept, and it is given the first's answer.
 */
async function firstAnswer(
  attempt: () => Promise<unknown>,
  recall: (settled: (before: unknown) => unknown) => Promise<unknown>,
): Promise<unknown> {
  try {
    const answer = await attempt();
    return isRefusal(answer) ? recall((before) => (before === undefined ? answer : before)) : answer;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === "23505" && constraint === "idempotency_keys_pkey") return attempt();
    throw error;
  }
}

function sendAnswer(route: Route, reply: FastifyReply, answer: unknown, options: HttpOptions): FastifyReply {
  const text = JSON.stringify(answer);
  if (options.checkAnswers) route.endpoint.answer.parse(JSON.parse(text));
  return reply
    .status(route.endpoint.status ?? 200)
    .type("application/json; charset=utf-8")
    .send(text);
}

function answerError(options: HttpOptions, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, statusCode = 500 } = error as { code?: string; statusCode?: number };
  const known: Record<string, keyof typeof httpRefusals> = {
    FST_ERR_CTP_INVALID_JSON_BODY: "json_invalid",
    FST_ERR_CTP_EMPTY_JSON_BODY: "json_invalid",
    FST_ERR_CTP_BODY_TOO_LARGE: "body_too_large",
    FST_ERR_CTP_INVALID_MEDIA_TYPE: "media_type_unknown",
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: "input_invalid",
  };
  // A file that is none, or lies outside the folder of the screens.
  const isNowhere = statusCode === 403 || statusCode === 404;
  const edge = (code && known[code]) || (isNowhere ? "no_such_address" : undefined);
  if (edge === "body_too_large") {
    // Who is still sending would lose the answer with the connection: let the rest come, unread.
    reply.removeHeader("connection");
    request.raw.resume();
  }
  if (edge) return sendProblem(reply, refuse(httpRefusals, edge), options.translator, request.locale);
  const fromDatabase = databaseRefusal(error);
  if (!fromDatabase || fromDatabase.kind === "unavailable") {
    // Without the query, which may hold an invitation's token.
    const address = request.url.split("?", 1)[0];
    options.logger.error({ err: error, requestId: request.id, url: address }, "A request failed");
  }
  const refusal = fromDatabase ?? refuse(httpRefusals, "unexpected");
  return sendProblem(reply, refusal, options.translator, request.locale);
}
