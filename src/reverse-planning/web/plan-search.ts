import { daysOfPeriod, type PeriodName, usualPeriod } from "../domain/plan-period.ts";
import type { Overrides } from "../domain/sheet.ts";

/** What the address says: with it the sheet is shared as it is. `sheet`: what is typed over, as JSON. */
export interface PlanSearch {
  readonly pipeline?: string | undefined;
  readonly period?: PeriodName | undefined;
  readonly month?: string | undefined;
  readonly sheet?: string | undefined;
}

export function parsePlanSearch(raw: Readonly<Record<string, unknown>>): PlanSearch {
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  const period = String(raw.period ?? "");
  const month = String(raw.month ?? "");
  return {
    pipeline: text(raw.pipeline),
    period: daysOfPeriod(period) === null ? undefined : period,
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
    sheet: typeof raw.sheet === "object" && raw.sheet !== null ? JSON.stringify(raw.sheet) : text(raw.sheet),
  };
}

/** What an address of ours says is typed over; nothing of what somebody spoilt. */
export function readSheet(sheet: string | undefined): Overrides {
  try {
    const read: unknown = JSON.parse(sheet ?? "{}");
    return typeof read === "object" && read !== null ? clean(read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export const writeSheet = (typed: Overrides): string | undefined =>
  Object.keys(typed).length === 0 ? undefined : JSON.stringify(typed);

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;
const counts = (raw: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(raw).filter(([, one]) => isCount(one)));

function clean({ stages, ...rest }: Record<string, unknown>): Overrides {
  if (typeof stages !== "object" || stages === null) return counts(rest);
  const own = Object.entries(stages).filter(
    (entry): entry is [string, Record<string, unknown>] => typeof entry[1] === "object" && entry[1] !== null,
  );
  return { ...counts(rest), stages: Object.fromEntries(own.map(([id, one]) => [id, counts(one)])) };
}

export const periodFor = ({ period }: PlanSearch, today: string) => {
  const name = period ?? usualPeriod(today);
  return { name, ...(daysOfPeriod(name) ?? { from: today, to: today }) };
};
