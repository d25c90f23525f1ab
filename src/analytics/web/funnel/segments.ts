import type { FunnelAnswer } from "../../contract.ts";
import { createdIn, type DealsBehind, enteredIn } from "../drill-down.ts";
import type { Report } from "../use-report.ts";

export type Segment = NonNullable<FunnelAnswer["segments"]>[number];

/** The deals that reached a stage: of the cohort those as far as it, of a period those that entered it then. */
export function reachedBehind({ view }: FunnelAnswer, { query }: Report, stageId: string): DealsBehind {
  return view === "cohort" ? { ...createdIn(query), reachedStage: stageId } : enteredIn(query, stageId);
}
