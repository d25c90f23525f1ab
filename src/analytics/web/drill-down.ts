import type { CalendarDate } from "../../kernel/time.ts";
import type { SearchParams } from "../../ui/link.tsx";
import type { ReportQuery } from "./use-report.ts";

/** How the list of deals is told which ones a figure counted (the filters of pipeline's `listDeals`). */
export interface DealsBehind {
  readonly reachedStage?: string;
  readonly visitedStage?: string;
  readonly inProgressAt?: string;
  readonly lostAt?: string;
  readonly postponedAt?: string;
  readonly stage?: string;
  readonly status?: "open" | "won" | "lost" | "postponed";
  readonly lossReason?: string;
  readonly owner?: string;
  readonly department?: string;
  readonly channel?: string;
  readonly source?: string;
  readonly product?: string;
  /** Conditions on own fields beside those of the report. */
  readonly custom?: string;
  readonly createdFrom?: CalendarDate | undefined;
  readonly createdTo?: CalendarDate | undefined;
  readonly closedFrom?: CalendarDate | undefined;
  readonly closedTo?: CalendarDate | undefined;
  readonly industry?: string;
  readonly enteredStage?: string;
  readonly enteredFrom?: CalendarDate | undefined;
  readonly enteredTo?: CalendarDate | undefined;
  readonly leftStage?: string;
  readonly leftFrom?: CalendarDate | undefined;
  readonly leftTo?: CalendarDate | undefined;
  readonly leftAs?: "forward" | "back" | "won" | "lost" | "postponed";
}

/** The address of exactly the deals behind a figure: the report's conditions, then the figure's own. */
export function dealsLink(pipelineId: string, query: ReportQuery, behind: DealsBehind) {
  const { owner, department, channel, source, product, custom } = query;
  const search: SearchParams = {
    view: "list",
    // A visit tells its pipeline, and its deal may have gone to another one since.
    pipeline: behind.enteredStage === undefined && behind.leftStage === undefined ? pipelineId : undefined,
    owner,
    department,
    channel,
    source,
    product,
    ...(behind as SearchParams),
    custom: [custom, behind.custom].filter((part) => part !== undefined).join(";") || undefined,
  };
  return { to: "/deals", search };
}

/** The deals of a cohort: created in the report's period. */
export const createdIn = ({ from, to }: ReportQuery) => ({ createdFrom: from, createdTo: to });
/** The deals closed in the report's period. */
export const closedIn = ({ from, to }: ReportQuery) => ({ closedFrom: from, closedTo: to });
/** The deals that entered the stage in the report's period. */
export const enteredIn = ({ from, to }: ReportQuery, stageId: string) => ({
  enteredStage: stageId,
  enteredFrom: from,
  enteredTo: to,
});
