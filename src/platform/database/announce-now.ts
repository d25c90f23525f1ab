import type { UserId, WorkspaceId } from "../../kernel/ids.ts";
import type { Transaction } from "./database.ts";
import { liveChannel } from "./run-unit.ts";
import type { LiveEvent } from "./unit.ts";

/** `unit.announce` of what stands outside a use case, such as how far a task has come: heard after the transaction. */
export async function announceNow(
  { client }: Pick<Transaction, "client">,
  workspaceId: WorkspaceId,
  { name, ids }: LiveEvent,
  by: UserId | null = null,
): Promise<void> {
  await client.query("select pg_notify($1, $2)", [liveChannel, JSON.stringify({ workspaceId, by, name, ids })]);
}
