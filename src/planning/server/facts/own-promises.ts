import { sql } from "kysely";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import { dateOf } from "../../../kernel/zoned-time.ts";
import type { Reading, Unit } from "../../../platform/database/unit.ts";
import { nextWorkingDay } from "../../domain/facts/promised-day.ts";
import { factsRefusals } from "../../domain/facts/refusals.ts";
import { confirmPromises, promiseDeadline, promisedFor, readPromiseDays } from "./promises.ts";

/** The caller's payments of the next working day: as they stand until confirmed, as they stood since. */
export async function readOwnPromises(reading: Pick<Reading, "sql" | "actor" | "now">) {
  const { userId, workspaceId, workspace } = reading.actor;
  const day = nextWorkingDay(dateOf(reading.now, workspace.timeZone), workspace.workingCalendar);
  if (day === null) return refuse(factsRefusals, "promise_day_unknown");
  const asked = { day, people: [userId] };
  const promised = await promisedFor(reading, asked);
  const [known] = await readPromiseDays(reading, asked);
  const deadline = await promiseDeadline(reading, reading.now);
  const { rows } = await sql<{ id: string; title: string; company: string | null }>`
    select d.id, d.title, c.name as company from reporting.deals d
    left join reporting.companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
    where d.workspace_id = ${workspaceId} and d.id = any(${promised.map(({ dealId }) => dealId)}::uuid[])`.execute(
    reading.sql,
  );
  const deals = new Map(rows.map((row) => [row.id, row]));
  const money = (minor: number) => ({ minor, currency: workspace.currency });
  return {
    day,
    deadline: deadline === null ? null : new Date(deadline).toISOString(),
    confirmedAt: known?.confirmedAt ? new Date(known.confirmedAt).toISOString() : null,
    isFrozen: deadline === null || reading.now >= deadline,
    total: money(promised.reduce((sum, { minor }) => sum + minor, 0)),
    items: promised.map(({ paymentId, dealId, plannedOn, minor }) => ({
      paymentId,
      dealId,
      deal: deals.get(dealId)?.title ?? "",
      company: deals.get(dealId)?.company ?? null,
      plannedOn,
      amount: money(minor),
    })),
  };
}

export async function confirmOwnPromises(unit: Unit) {
  const confirmed: { day: string } | Refusal = await confirmPromises(unit);
  return isRefusal(confirmed) ? confirmed : readOwnPromises(unit);
}
