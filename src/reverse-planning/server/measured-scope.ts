import { type ReportScope, readScope } from "../../analytics/index.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { type Days, measuredDays } from "../domain/quarters.ts";

/** One pipeline of those whom the actor sees, on the days that figures are measured on. */
export interface MeasuredScope {
  readonly scope: ReportScope;
  readonly today: CalendarDate;
  readonly days: Days;
}

export interface Whose {
  readonly pipeline?: string | undefined;
  readonly department?: string | undefined;
}

/** Refuses a pipeline or department that is not there, as the reports do. */
export async function readMeasuredScope(
  reading: Reading,
  { pipeline, department }: Whose,
): Promise<MeasuredScope | Refusal> {
  const today = dateOf(reading.now, reading.actor.workspace.timeZone);
  const days = measuredDays(today, addDays(today, 1));
  const scope = await readScope(reading, { pipeline, department, ...days });
  return isRefusal(scope) ? scope : { scope, today, days };
}

export const headOf = ({ scope, days }: MeasuredScope) => ({
  pipeline: { id: scope.pipeline.id, name: scope.pipeline.name },
  measuredOn: { from: days.from, to: days.to },
});

/** [from, to) of the workspace's days as the reports' queries have it. */
export const periodOf = ({ zone }: ReportScope, { from, to }: Days) => ({
  from: startOfDay(from, zone),
  to: startOfDay(to, zone),
});

/** The same scope on other days. */
export const onDays = (scope: ReportScope, days: Days): ReportScope => ({ ...scope, ...periodOf(scope, days) });
