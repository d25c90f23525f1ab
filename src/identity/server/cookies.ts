import type { FastifyReply } from "fastify";

/** The cookies of better-auth on their way to the browser; such an answer is kept by nobody on the way. */
export function setCookies(reply: FastifyReply, cookies: readonly string[]): void {
  reply.header("cache-control", "no-store");
  for (const cookie of cookies) reply.header("set-cookie", cookie);
}
