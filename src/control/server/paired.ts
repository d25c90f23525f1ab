import { sql } from "kysely";
import type { UserId } from "../../kernel/ids.ts";
import { type ComparedPromise, promisedFor, readPromiseDays } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { PairedRow } from "../contract.ts";
import type { Scope } from "./scope.ts";

/** PLA-4: what was promised for the last working day and came then, and what is promised for today, person by person. */
export async function readPaired(
  reading: Reading,
  { people, promiseDay, yesterday }: Scope,
  compared: ReadonlyMap<UserId, ComparedPromise>,
): Promise<readonly PairedRow[]> {
  const ids = people.map(({ id }) => id);
  const { currency } = reading.actor.workspace;
  const money = (minor: number) => ({ minor, currency });
  const next = Map.groupBy(await promisedFor(reading, { day: promiseDay, people: ids }), ({ userId }) => userId);
  const unconfirmed = new Set(
    (await readPromiseDays(reading, { day: promiseDay, people: ids }))
      .filter(({ confirmedAt }) => confirmedAt === null)
      .map(({ userId }) => userId),
  );
  const days = yesterday === null ? [] : await readPromiseDays(reading, { day: yesterday, people: ids });
  const tasks = await readTasks(
    reading,
    days.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])),
  );
  const taskOf = new Map(days.map(({ userId, taskId }) => [userId, taskId]));
  return people.map(({ id, name }): PairedRow => {
    const one = compared.get(id);
    const has = (arrival: "early" | "late") => one?.arrivals.some((payment) => payment.arrival === arrival) ?? false;
    return {
      id,
      name,
      promised: money(one?.promisedMinor ?? 0),
      came: money(one?.cameMinor ?? 0),
      difference: money(one?.differenceMinor ?? 0),
      next: money((next.get(id) ?? []).reduce((sum, { minor }) => sum + minor, 0)),
      isUnconfirmed: unconfirmed.has(id),
      hasEarly: has("early"),
      hasLate: has("late"),
      isShort: one?.isShort ?? false,
      task: tasks.get(taskOf.get(id) ?? "") ?? null,
    };
  });
}

async function readTasks(reading: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, PairedRow["task"]>> {
  const { rows } = await sql<{ id: string; planned_at: Date | null }>`
    select id, planned_at from reporting.next_steps
    where workspace_id = ${reading.actor.workspaceId} and id = any(${[...ids]}::uuid[])`.execute(reading.sql);
  const open = new Map(rows.map((row) => [row.id, row.planned_at]));
  return new Map(ids.map((id) => [id, { id, at: open.get(id)?.toISOString() ?? null, isDone: !open.has(id) }]));
}
