import type { QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import { startOfDay } from "../../../kernel/zoned-time.ts";
import { type FunnelAnswer, getFunnel } from "../../contract.ts";
import { compareFunnels } from "../../domain/compare-funnels.ts";
import { type FunnelFigures, funnel } from "../../domain/funnel.ts";
import { periodFunnel } from "../../domain/funnel-period.ts";
import { funnelMessage, type LeadingMessage } from "../../domain/leading-message.ts";
import { analyticsRefusals } from "../../domain/refusals.ts";
import { funnelChart } from "../charts/funnel-chart.ts";
import { defineReport, onWire } from "../define-report.ts";
import { headOf, type Period, type ReportReading, type ReportScope, readScope } from "../report-scope.ts";
import type { ReportSplit } from "../report-split.ts";
import { mutableFunnel } from "./funnel-answer.ts";
import { readCohort, readPeriod } from "./read-funnel-groups.ts";
import { nameSegments } from "./segments.ts";
import { tabled } from "./split-table.ts";

type FunnelQuery = QueryOf<typeof getFunnel>;

/** The funnel (ANA-1, definitions.md): cohort or period, split by one attribute, held against another period. */
export async function readFunnel(reading: ReportReading, query: FunnelQuery): Promise<FunnelAnswer | Refusal> {
  const scope = await readScope(reading, query);
  if (isRefusal(scope)) return scope;
  const { compareFrom, compareTo, view } = query;
  if ((compareFrom === undefined) !== (compareTo === undefined)) {
    return refuse(analyticsRefusals, "report_comparison_half");
  }
  const figures = await readFigures(scope, scope, view, scope.split);
  const base =
    compareFrom !== undefined && compareTo !== undefined
      ? await readFigures(
          scope,
          { from: startOfDay(compareFrom, scope.zone), to: startOfDay(compareTo, scope.zone) },
          view,
          null,
        )
      : null;
  return {
    view,
    ...headOf(scope),
    by: query.by ?? null,
    ...mutableFunnel(figures.whole),
    ...(figures.segments ? { segments: figures.segments } : {}),
    ...(base && compareFrom !== undefined && compareTo !== undefined
      ? { base: { from: compareFrom, to: compareTo, ...mutableFunnel(base.whole) } }
      : {}),
    ...(base && view === "cohort" ? { comparison: comparisonOf(figures.whole, base.whole) } : {}),
    message: onWire(messageOf(figures.whole, base?.whole ?? null, view)),
  };
}

interface Figures {
  readonly whole: FunnelFigures;
  readonly segments: FunnelAnswer["segments"];
}

async function readFigures(
  scope: ReportScope,
  period: Period,
  view: FunnelQuery["view"],
  split: ReportSplit | null,
): Promise<Figures> {
  if (view === "period") {
    const groups = await readPeriod(scope, period, split);
    return figuresOf(scope, groups, split, (some) => periodFunnel(some, scope.stages, scope.currency));
  }
  const groups = await readCohort(scope, period, split);
  return figuresOf(scope, groups, split, (some) => funnel(some, scope.stages, scope.currency));
}

async function figuresOf<Group extends { readonly segment: string | null }>(
  scope: ReportScope,
  groups: readonly Group[],
  split: ReportSplit | null,
  count: (groups: readonly Group[]) => FunnelFigures,
): Promise<Figures> {
  const whole = count(groups);
  if (split === null) return { whole, segments: undefined };
  const segments = (await nameSegments(scope, groups, split))
    .map(({ value, id, groups: own }) => ({ value, id, ...mutableFunnel(count(own)) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || (a.value ?? "").localeCompare(b.value ?? ""));
  return { whole, segments };
}

function comparisonOf(now: FunnelFigures, base: FunnelFigures): FunnelAnswer["comparison"] {
  return compareFunnels(now, base).map(({ id, stage, base: before, difference, test, atSameIntake }) => ({
    id,
    stage,
    base: before,
    difference,
    interval: test ? [test.interval[0], test.interval[1]] : null,
    pValue: test?.pValue ?? null,
    atSameIntake,
  }));
}

/** Settled conversions tell where it leaks; the flow ratios of a period have none. */
function messageOf(whole: FunnelFigures, base: FunnelFigures | null, view: FunnelQuery["view"]): LeadingMessage {
  if (view === "cohort" || whole.total === 0) return funnelMessage(whole, base);
  return { code: "entries", params: { deals: whole.total } };
}

export const funnelReport = defineReport({
  name: "funnel",
  endpoint: getFunnel,
  read: readFunnel,
  chart: funnelChart,
  table: (answer) =>
    tabled<Pick<FunnelAnswer, "stages">>(answer, answer.segments, {
      columns: [
        { key: "stage", kind: "text" },
        { key: "reached", kind: "count" },
        { key: "visited", kind: "count" },
        { key: "conversionFromPrevious", kind: "share" },
        { key: "conversionFromStart", kind: "share" },
        { key: "settledConversion", kind: "share" },
        { key: "low", kind: "share" },
        { key: "high", kind: "share" },
        { key: "inProgress", kind: "count" },
        { key: "lostHere", kind: "count" },
        { key: "postponedHere", kind: "count" },
        { key: "amount", kind: "money" },
        { key: "otherCurrency", kind: "count" },
      ],
      rows: ({ stages }) =>
        stages.map((stage) => ({ ...stage, low: stage.interval?.[0] ?? null, high: stage.interval?.[1] ?? null })),
    }),
});
