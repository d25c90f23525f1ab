import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { inOneTrip } from "./in-one-trip.ts";
import type { AuditEntry, LiveEvent, Unit } from "./unit.ts";

/** One step of a larger use case: refused, it leaves nothing behind, neither rows nor audit, news or reactions; the rest goes on. */
export async function attempt<T>(
  unit: Unit,
  work: (attempted: Unit) => Promise<T | Refusal>,
  tell: (entry: AuditEntry) => AuditEntry = (entry) => entry,
): Promise<T | Refusal> {
  const audit: AuditEntry[] = [];
  const events: LiveEvent[] = [];
  const jobs: Parameters<Unit["enqueue"]>[] = [];
  const attempted: Unit = {
    ...unit,
    audit: (entry) => audit.push(tell(entry)),
    announce: (event) => events.push(event),
    enqueue: (...job) => jobs.push(job),
  };
  const [, result] = await inOneTrip(
    unit.client,
    () => unit.client.query("savepoint attempted"),
    () => work(attempted),
  );
  if (isRefusal(result)) {
    await unit.client.query("rollback to savepoint attempted; release savepoint attempted");
    return result;
  }
  await unit.client.query("release savepoint attempted");
  for (const entry of audit) unit.audit(entry);
  for (const event of events) unit.announce(event);
  for (const job of jobs) unit.enqueue(...job);
  return result;
}
