import type { FastifyRequest } from "fastify";
import type { Actor } from "../../kernel/actor.ts";

/** Who asks, in a route that names a permission: the server has let nobody else come so far. */
export function callerOf({ actor }: FastifyRequest): Actor {
  if (!actor) throw new Error("A route ran without an actor");
  return actor;
}
