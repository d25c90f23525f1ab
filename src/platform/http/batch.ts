import { createHash } from "node:crypto";
import type { FastifyRequest, InjectOptions } from "fastify";
import { z } from "zod";
import { endpoint } from "../../kernel/endpoint.ts";
import { open, type Route } from "./route.ts";

const prefix = "/api/v1";
const mostOperations = 100;

const operation = z.strictObject({
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
  /** Below /api/v1, with the query: "/deals?status=open". */
  path: z
    .string()
    .max(4000)
    .regex(/^\/[^\s#\\]*$/),
  body: z.unknown().optional(),
  idempotencyKey: z.string().min(1).max(200).optional(),
});
type Operation = z.output<typeof operation>;

export const runBatch = endpoint({
  method: "POST",
  path: "/batch",
  summary:
    "Up to 100 operations one after the other, each a change of its own: what one refuses, the others keep. No files, streams or sign-in",
  body: z.strictObject({ operations: z.array(operation).min(1).max(mostOperations) }),
  answer: z.strictObject({ items: z.array(z.strictObject({ status: z.int(), body: z.unknown() })) }),
});

/**
 * Each operation runs as if it had been sent alone: signed in, allowed, limited and kept by its own key. With an
 * Idempotency-Key of the batch, those without a key have one that follows from it, so a batch can be sent again whole. (PLT-4)
 */
export function batchRoute(routes: readonly Route[]): Route {
  const isServed = servedBy(routes);
  return open(runBatch, {
    permission: "account",
    handle: async (request, _reply, { body }) => {
      const items: { status: number; body: unknown }[] = [];
      for (const [index, one] of body.operations.entries()) {
        const given = isServed(one) ? one : { ...one, method: "GET" as const, path: "/no-such-address" };
        const answer = await request.server.inject(asSent(request, given, keyOf(request, one, index)));
        items.push({ status: answer.statusCode, body: answer.body === "" ? null : answer.json() });
      }
      return { items };
    },
  });
}

function servedBy(routes: readonly Route[]): (one: Operation) => boolean {
  const patterns = routes
    .filter(({ kind }) => kind !== "open")
    .map(({ endpoint: { method, path } }) => ({
      method,
      path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/?]+")}$`),
    }));
  return ({ method, path }) => {
    const [place = ""] = path.split("?", 1);
    return patterns.some((pattern) => pattern.method === method && pattern.path.test(place));
  };
}

function keyOf(request: FastifyRequest, one: Operation, index: number): string | undefined {
  const whole = request.headers["idempotency-key"];
  if (one.idempotencyKey !== undefined || typeof whole !== "string" || whole === "") return one.idempotencyKey;
  return `batch-${createHash("sha256").update(whole).digest("hex")}-${index}`;
}

/** Who asks, in which language and for which workspace is the batch's; what the connection is made of is not. */
const carried = [
  "authorization",
  "cookie",
  "accept-language",
  "origin",
  "host",
  "x-voronka-request",
  "x-voronka-workspace",
] as const;

function asSent(request: FastifyRequest, one: Operation, key: string | undefined): InjectOptions {
  const headers: Record<string, string> = {};
  for (const name of carried) {
    const value = request.headers[name];
    if (typeof value === "string") headers[name] = value;
  }
  if (key !== undefined) headers["idempotency-key"] = key;
  const hasBody = one.body !== undefined && one.method !== "GET";
  if (hasBody) headers["content-type"] = "application/json";
  return {
    method: one.method,
    url: prefix + one.path,
    headers,
    remoteAddress: request.ip,
    ...(hasBody ? { payload: JSON.stringify(one.body) } : {}),
  };
}
