import type { Actor } from "../../kernel/actor.ts";
import { newId } from "../new-id.ts";
import type { Database, Transaction, WriteOptions } from "./database.ts";
import type { AuditEntry, LiveEvent, Reading, Unit } from "./unit.ts";

export const liveChannel = "voronka_live";

interface Pending {
  readonly audit: AuditEntry[];
  readonly events: LiveEvent[];
  readonly jobs: { task: string; payload: Readonly<Record<string, unknown>> }[];
}

interface UnitOptions extends WriteOptions {
  readonly requestId?: string | null;
  readonly now?: number;
}

/** Runs one use case in one transaction: what it wrote, its audit and its reactions are kept together or not at all. */
export function runUnit<T>(
  database: Database,
  actor: Actor,
  work: (unit: Unit) => Promise<T>,
  { requestId = null, now, ...options }: UnitOptions = {},
): Promise<T> {
  const within = async (transaction: Transaction) => {
    const pending: Pending = { audit: [], events: [], jobs: [] };
    const unit: Unit = {
      ...transaction,
      actor,
      now: now ?? Date.now(),
      newId: () => newId(),
      audit: (entry) => pending.audit.push(entry),
      announce: (event) => pending.events.push(event),
      enqueue: (task, payload) => pending.jobs.push({ task, payload }),
    };
    const result = await work(unit);
    transaction.writeAtEnd(() => writePending(unit, pending, requestId));
    return result;
  };
  return database.write(actor.workspaceId, within, options);
}

export function runReading<T>(database: Database, actor: Actor, work: (reading: Reading) => Promise<T>): Promise<T> {
  return database.read(actor.workspaceId, (transaction) => work({ ...transaction, actor, now: Date.now() }));
}

/** All in one statement: a move should cost few round trips. */
async function writePending(unit: Unit, pending: Pending, requestId: string | null): Promise<void> {
  const workspaceId = unit.actor.workspaceId;
  const audit = pending.audit.map((entry) => ({
    id: newId(),
    action: entry.action,
    entity: entry.entity,
    entity_id: entry.entityId,
    changes: entry.changes ?? {},
  }));
  const live = pending.events.map((event) => JSON.stringify({ workspaceId, by: unit.actor.userId, ...event }));
  const jobs = pending.jobs.map((job) => ({
    task: job.task,
    payload: { ...job.payload, workspaceId, eventId: newId() },
  }));
  if (audit.length === 0 && live.length === 0 && jobs.length === 0) return;
  await unit.client.query({
    name: "write_pending",
    text: `with audited as (
        insert into audit_entries (workspace_id, id, at, user_id, via, action, entity, entity_id, changes, request_id)
        select $1, e.id, $2, $3, $4, e.action, e.entity, e.entity_id, e.changes, $5
        from jsonb_to_recordset($6) as e(id uuid, action text, entity text, entity_id uuid, changes jsonb)
      )
      select (select count(pg_notify($7, message)) from unnest($8::text[]) as message) as announced,
             (select count(enqueue_reaction(j.task, j.payload)) from jsonb_to_recordset($9) as j(task text, payload jsonb)) as queued`,
    values: [
      workspaceId,
      new Date(unit.now),
      unit.actor.userId,
      unit.actor.via,
      requestId,
      JSON.stringify(audit),
      liveChannel,
      live,
      JSON.stringify(jobs),
    ],
  });
}
