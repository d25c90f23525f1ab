import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "../../platform/log.ts";
import { withLogContext } from "../../platform/log-context.ts";
import type { Metrics } from "./read-metrics.ts";
import type { RequestMeter } from "./request-meter.ts";

const slowMs = 1000;

/** Counts every request, writes its line to the log, and lends its number to every other line that it causes. */
export function observeRequests(server: FastifyInstance, meter: RequestMeter, log: Log): void {
  server.addHook("preHandler", (request, _reply, done) => withLogContext({ requestId: request.id }, done));
  server.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "(none)";
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    meter.count(request.method, route, reply.statusCode, ms / 1000);
    const { actor, method, id: requestId } = request;
    const who = actor ? { workspace: actor.workspace.slug, userId: actor.userId, via: actor.via } : {};
    // By its route: addresses may hold what must not be kept.
    const line = { requestId, method, route, status: reply.statusCode, ms, ...who };
    log[levelOf(method, route, reply, ms)](line, "Answered");
    done();
  });
}

/** Changes and refusals are told; what only reads is told when it was slow, or to who asks for details. */
function levelOf(method: string, route: string, reply: FastifyReply, ms: number): "debug" | "info" | "warn" {
  if (reply.statusCode >= 500 || (ms > slowMs && !route.endsWith("/live"))) return "warn";
  return (method === "GET" || method === "HEAD") && reply.statusCode < 400 ? "debug" : "info";
}

/** `GET /metrics` for who shows the token; without one in the settings there is no such address. */
export function serveMetrics(server: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  server.get("/metrics", async (request, reply) => {
    if (token === undefined) return reply.status(404).send("");
    if (!shows(request, token)) return reply.status(401).header("www-authenticate", "Bearer").send("");
    return reply
      .type("text/plain; version=0.0.4; charset=utf-8")
      .header("cache-control", "no-store")
      .send(await metrics.read());
  });
}

function shows(request: FastifyRequest, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
