import type pg from "pg";
import type { Database } from "../../platform/database/database.ts";

/** Cancels the statement that runs when the signal says so; a statement of a later transaction is left alone. */
export async function watchAbort(
  database: Pick<Database, "owner">,
  client: pg.ClientBase,
  signal: AbortSignal | undefined,
): Promise<{ stop(): void; throwIfAborted(): void }> {
  if (!signal) return { stop: () => undefined, throwIfAborted: () => undefined };
  const { rows } = await client.query<{ pid: number; began: string }>(
    "select pg_backend_pid() as pid, now()::text as began",
  );
  const { pid, began } = rows[0] ?? { pid: 0, began: "" };
  const cancel = () => {
    database.owner
      .query("select pg_cancel_backend(pid) from pg_stat_activity where pid = $1 and xact_start = $2::timestamptz", [
        pid,
        began,
      ])
      .catch(() => undefined);
  };
  signal.throwIfAborted();
  signal.addEventListener("abort", cancel, { once: true });
  return { stop: () => signal.removeEventListener("abort", cancel), throwIfAborted: () => signal.throwIfAborted() };
}
