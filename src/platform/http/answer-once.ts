import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import { httpRefusals } from "./refusals.ts";

/** The status of a key whose answer is still being made. */
const underWay = 102;
/** After that long nobody is at it any more: the process has died, and a retry may begin anew. */
const longest = "10 minutes";

interface Taken {
  readonly request_hash: string;
  readonly status: number;
  readonly answer: unknown;
}

/**
 * Once for each `Idempotency-Key` where the work fits no single transaction, as with files: the key is taken before, the answer
 * kept after. A retry is given that answer; one that comes while the first is at work is refused (`idempotency_key_in_use`).
 */
export async function answerOnce(
  database: Database,
  { actor, key, request }: { readonly actor: Actor; readonly key: string; readonly request: FastifyRequest },
  work: () => Promise<unknown>,
): Promise<unknown | Refusal> {
  const hash = hashOf(request);
  const before = await take(database, actor, key, hash);
  if (before !== "taken") {
    request.raw.resume();
    return before;
  }
  try {
    const answer = await work();
    if (isRefusal(answer)) await letGo(database, actor, key);
    else await keep(database, actor, key, answer);
    return answer;
  } catch (error) {
    await letGo(database, actor, key);
    throw error;
  }
}

/** The body is not read yet: address, type, length and name stand for it. Each sending of a form has a boundary of its own. */
function hashOf({ method, url, headers }: FastifyRequest): string {
  const [type = ""] = (headers["content-type"] ?? "").split(";", 1);
  return createHash("sha256")
    .update(`${method} ${url}\n${type}\n${headers["content-length"] ?? ""}\n${String(headers["x-file-name"] ?? "")}`)
    .digest("hex");
}

async function take(database: Database, actor: Actor, key: string, hash: string): Promise<unknown | "taken"> {
  return database.write(actor.workspaceId, async ({ client }) => {
    const { rowCount } = await client.query(
      `insert into idempotency_keys (workspace_id, user_id, key, request_hash, status, answer, created_at)
       values ($1, $2, $3, $4, $5, 'null', now())
       on conflict (workspace_id, user_id, key) do update set created_at = now()
         where idempotency_keys.status = $5 and idempotency_keys.request_hash = $4
           and idempotency_keys.created_at < now() - interval '${longest}'`,
      [actor.workspaceId, actor.userId, key, hash, underWay],
    );
    if (rowCount === 1) return "taken";
    const { rows } = await client.query<Taken>(
      "select request_hash, status, answer from idempotency_keys where workspace_id = $1 and user_id = $2 and key = $3",
      [actor.workspaceId, actor.userId, key],
    );
    const [found] = rows;
    if (found?.request_hash !== hash) return refuse(httpRefusals, "idempotency_key_reused");
    return found.status === underWay ? refuse(httpRefusals, "idempotency_key_in_use") : found.answer;
  });
}

const keep = (database: Database, actor: Actor, key: string, answer: unknown) =>
  write(database, actor, key, "update idempotency_keys set status = 200, answer = $4", JSON.stringify(answer ?? null));

const letGo = (database: Database, actor: Actor, key: string) =>
  write(database, actor, key, "delete from idempotency_keys");

function write(database: Database, actor: Actor, key: string, what: string, ...more: unknown[]): Promise<void> {
  return database.write(actor.workspaceId, async ({ client }) => {
    const values = [actor.workspaceId, actor.userId, key, ...more];
    await client.query(`${what} where workspace_id = $1 and user_id = $2 and key = $3`, values);
  });
}
