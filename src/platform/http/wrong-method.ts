import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import { refuse } from "../../kernel/refusal.ts";
import type { Translator } from "../translate.ts";
import { sendProblem } from "./problem.ts";
import { httpRefusals } from "./refusals.ts";
import type { Route } from "./route.ts";

const methods: readonly HTTPMethods[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** A known address that is asked in a way it does not have answers 405 and says which ways there are (RFC 9110, 15.5.6). */
export function refuseWrongMethods(
  server: FastifyInstance,
  routes: readonly Route[],
  addressOf: (path: string) => string,
  translator: Translator,
): void {
  const known = new Map<string, Set<HTTPMethods>>();
  for (const { endpoint } of routes) {
    const address = addressOf(endpoint.path);
    known.set(address, (known.get(address) ?? new Set()).add(endpoint.method));
  }
  for (const [url, has] of known) {
    const allow = [...has, ...(has.has("GET") ? ["HEAD"] : [])].join(", ");
    const answer = async (request: FastifyRequest, reply: FastifyReply) => {
      // Whatever is being sent may come, unread: the answer would be lost with the connection.
      request.raw.resume();
      return sendProblem(
        reply.header("allow", allow),
        refuse(httpRefusals, "method_not_allowed", { params: { allow } }),
        translator,
        request.locale,
      );
    };
    const method = methods.filter((one) => !has.has(one));
    // Answered before any body is read, whatever its type.
    if (method.length > 0) server.route({ method, url, onRequest: answer, handler: answer });
  }
}
