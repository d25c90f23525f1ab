import { type AnySplit, isSplit } from "../domain/report-names.ts";
import { type Comparison, comparisons, type PeriodName, presets } from "./periods.ts";

/** Everything a report is asked, as its address keeps it: a link shows the same to everyone who may see it. */
export interface ReportSearch {
  readonly pipeline?: string | undefined;
  readonly period?: PeriodName | undefined;
  /** Own days, [from, to). */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly compare?: Comparison | undefined;
  readonly compareFrom?: string | undefined;
  readonly compareTo?: string | undefined;
  readonly by?: AnySplit | undefined;
  readonly view?: "cohort" | "period" | undefined;
  readonly owner?: string | undefined;
  readonly department?: string | undefined;
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  readonly product?: string | undefined;
  /** Conditions on own fields, as in the list of deals. */
  readonly custom?: string | undefined;
  readonly show?: "chart" | "table" | undefined;
  readonly unit?: "days" | "hours" | undefined;
  readonly newTargets?: string | undefined;
  readonly stage?: string | undefined;
}

/** The conditions that all reports share; they travel from tab to tab. */
export const conditionNames = ["owner", "department", "channel", "source", "product"] as const;
export type ConditionName = (typeof conditionNames)[number];
const travelling = ["pipeline", "period", "from", "to", ...conditionNames, "custom", "by", "show", "unit"] as const;

const periodNames: readonly PeriodName[] = [...presets, "own"];
const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
const isTargets = (text: string) => /^[0-9a-f-]{36}:\d+(\.\d+)?(,[0-9a-f-]{36}:\d+(\.\d+)?)*$/.test(text);

/** Reads the address; what it doesn't know or cannot use is left out. */
export function parseReportSearch(raw: Readonly<Record<string, unknown>>): ReportSearch {
  const text = (name: string, isGood: (value: string) => boolean = () => true) => {
    const value = raw[name];
    const written = typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    return written !== undefined && isGood(written) ? written : undefined;
  };
  const one = <T extends string>(name: string, list: readonly T[]) => list.find((value) => value === raw[name]);
  return {
    pipeline: text("pipeline"),
    period: one("period", periodNames),
    from: text("from", isDate),
    to: text("to", isDate),
    compare: one("compare", comparisons),
    compareFrom: text("compareFrom", isDate),
    compareTo: text("compareTo", isDate),
    by: typeof raw.by === "string" && isSplit(raw.by) ? raw.by : undefined,
    view: one("view", ["cohort", "period"]),
    owner: text("owner"),
    department: text("department"),
    channel: text("channel"),
    source: text("source"),
    product: text("product"),
    custom: text("custom"),
    show: one("show", ["chart", "table"]),
    unit: one("unit", ["days", "hours"]),
    newTargets: text("newTargets", isTargets),
    stage: text("stage"),
  };
}

/** What another report keeps of the address. */
export function travellingPart(search: ReportSearch): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(travelling.map((name) => [name, search[name]]));
}
