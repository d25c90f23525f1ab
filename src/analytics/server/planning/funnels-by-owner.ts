import type { UserId } from "../../../kernel/ids.ts";
import { type FunnelFigures, funnel } from "../../domain/funnel.ts";
import type { Period, ReportScope } from "../report-scope.ts";
import { readCohort } from "../reports/read-funnel-groups.ts";

/** The cohort funnel of the scope's period of any part of its people, read once. */
export type FunnelsByOwner = (people: readonly UserId[] | "all") => FunnelFigures;

export async function readFunnelsByOwner(scope: ReportScope): Promise<FunnelsByOwner> {
  const groups = await readCohort(scope, scope, { by: "owner", field: null });
  return (people) => {
    const wanted = people === "all" ? null : new Set<string>(people);
    const some = wanted === null ? groups : groups.filter(({ segment }) => segment !== null && wanted.has(segment));
    return funnel(some, scope.stages, scope.currency);
  };
}

/** The funnel of the deals created in each of the periods. */
export async function readFunnelOf(scope: ReportScope, period: Period): Promise<FunnelFigures> {
  return funnel(await readCohort(scope, period, null), scope.stages, scope.currency);
}
