import type { FunnelAnswer } from "../../contract.ts";
import { createdIn, type DealsBehind, enteredIn } from "../drill-down.ts";
import type { Report } from "../use-report.ts";

export type Segment = NonNullable<FunnelAnswer["segments"]>[number];

/** How the list of deals is narrowed to one segment; null where it cannot be, so that its figures are plain. */
export function segmentBehind(by: FunnelAnswer["by"], { id, value }: Segment): DealsBehind | null {
  switch (by) {
    case "channel":
    case "source":
    case "product":
      return { [by]: value ?? "" };
    case "owner":
    case "department":
      return id === null ? null : { [by]: id };
    case "lossReason":
      return { lossReason: id ?? "" };
    case "industry":
      return { industry: value ?? "" };
    case null:
      return null;
  }
}

/** The deals that reached a stage: of the cohort those as far as it, of a period those that entered it then. */
export function reachedBehind({ view }: FunnelAnswer, { query }: Report, stageId: string): DealsBehind {
  return view === "cohort" ? { ...createdIn(query), reachedStage: stageId } : enteredIn(query, stageId);
}
