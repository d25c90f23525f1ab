import type { FastifyRequest } from "fastify";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../database/unit.ts";
import { httpRefusals } from "./refusals.ts";

const longestKey = 200;

/** The caller's `Idempotency-Key`, null without one. One too long to be kept is refused: without it a retry would happen twice. */
export function idempotencyKeyOf(request: FastifyRequest): string | null | Refusal {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "") return null;
  if (key.length <= longestKey) return key;
  return refuse(httpRefusals, "input_invalid", { errors: [{ path: "Idempotency-Key", code: "too_big" }] });
}

interface Remembered {
  readonly request_hash: string;
  readonly answer: unknown;
}

/** The answer that this key was given before; undefined when the key is new; a refusal when it was used for another request. */
export async function recallAnswer(
  unit: Unit,
  key: string,
  requestHash: string,
): Promise<unknown | Refusal | undefined> {
  const { rows } = await unit.client.query<Remembered>({
    name: "recall_answer",
    text: "select request_hash, answer from idempotency_keys where workspace_id = $1 and user_id = $2 and key = $3",
    values: [unit.actor.workspaceId, unit.actor.userId, key],
  });
  const before = rows[0];
  if (!before) return undefined;
  return before.request_hash === requestHash ? before.answer : refuse(httpRefusals, "idempotency_key_reused");
}

export async function rememberAnswer(unit: Unit, key: string, requestHash: string, answer: unknown): Promise<void> {
  await unit.client.query({
    name: "remember_answer",
    text: `insert into idempotency_keys (workspace_id, user_id, key, request_hash, status, answer, created_at)
           values ($1, $2, $3, $4, 200, $5, $6)`,
    values: [
      unit.actor.workspaceId,
      unit.actor.userId,
      key,
      requestHash,
      JSON.stringify(answer ?? null),
      new Date(unit.now),
    ],
  });
}
