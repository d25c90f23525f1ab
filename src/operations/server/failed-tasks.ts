import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import { newId } from "../../platform/new-id.ts";
import type { FailedTask } from "../contract.ts";
import { operationsRefusals } from "../domain/refusals.ts";

interface Row extends Omit<FailedTask, "queuedAt" | "failedAt" | "nextAt"> {
  readonly queuedAt: Date;
  readonly failedAt: Date;
  readonly nextAt: Date | null;
}

/** Those of the own workspace and those of none. */
export async function failedTasks({ client }: Reading): Promise<{ readonly items: FailedTask[] }> {
  const { rows } = await client.query<Row>(
    `select id, task, attempts, max_attempts as "maxAttempts", last_error as error, is_running as "isRunning",
       queued_at as "queuedAt", failed_at as "failedAt", next_at as "nextAt" from failed_tasks()`,
  );
  const items = rows.map((row) => ({
    ...row,
    error: row.error.split("\n", 1)[0] ?? "",
    queuedAt: row.queuedAt.toISOString(),
    failedAt: row.failedAt.toISOString(),
    nextAt: row.nextAt?.toISOString() ?? null,
  }));
  return { items };
}

/** Runs a failed task again, or drops it; audited by the task's number. Refuses `job_unknown`. */
export async function settleFailedTask(
  unit: Unit,
  id: number,
  how: "retried" | "dropped",
): Promise<{ readonly done: true } | Refusal> {
  const { rows } = await unit.client.query<{ done: boolean }>("select settle_failed_task($1, $2) as done", [
    id,
    how === "retried",
  ]);
  if (rows[0]?.done !== true) return refuse(operationsRefusals, "job_unknown");
  // The queue counts its tasks; the audit names things by ids of ours.
  unit.audit({ action: `task.${how}`, entity: "task", entityId: newId(), changes: { number: [null, id] } });
  return { done: true };
}
