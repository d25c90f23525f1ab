import type { FastifyRequest } from "fastify";
import type pg from "pg";
import type { Actor } from "../../kernel/actor.ts";
import { createRateLimit, type Standing } from "../../platform/http/rate-limit.ts";
import { hashOf } from "./api-key.ts";
import { keyOf } from "./authenticate.ts";

/** Each key has its own measure, and each person at the screen; a key may have a number of its own (PLT-4). */
export function limitRequests(parts: { readonly lookups: pg.Pool; readonly perSecond: number }) {
  const rateOf = async (caller: string): Promise<number | null> => {
    const [kind, hash] = caller.split(" ");
    if (kind !== "key") return null;
    const { rows } = await parts.lookups.query<{ rate: number | null }>({
      name: "rate_of_key",
      text: "select rate_of_key($1) as rate",
      values: [hash],
    });
    return rows[0]?.rate ?? null;
  };
  const limit = createRateLimit({ perSecond: parts.perSecond, rateOf });
  return (request: FastifyRequest, actor: Actor): Standing | Promise<Standing> => {
    const key = keyOf(request);
    const caller = key === null ? `person ${actor.workspaceId}/${actor.userId}` : `key ${hashOf(key)}`;
    return limit.take(caller, Date.now());
  };
}
