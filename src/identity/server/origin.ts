import type { FastifyRequest } from "fastify";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { identityRefusals } from "../domain/refusals.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * The defence against requests that another site makes in the name of who is signed in here. A change by cookie needs the
 * header `X-Voronka-Request: 1`, which a page of another site cannot send, and an Origin, if any, of our own.
 */
export function checkOrigin(
  request: FastifyRequest,
  publicUrl: string | undefined,
  options: { headerNeeded: boolean },
): Refusal | null {
  if (safe.has(request.method)) return null;
  const origin = request.headers.origin;
  if (origin !== undefined && !isOurs(origin, request.headers.host, publicUrl)) {
    return refuse(identityRefusals, "origin_unknown");
  }
  const hasHeader = request.headers["x-voronka-request"] === "1";
  return options.headerNeeded && !hasHeader ? refuse(identityRefusals, "origin_unknown") : null;
}

function isOurs(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  const its = URL.parse(origin)?.host;
  return its !== undefined && (its === host || (publicUrl !== undefined && its === URL.parse(publicUrl)?.host));
}
