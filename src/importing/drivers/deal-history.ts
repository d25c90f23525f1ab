import type { Instant } from "../../kernel/time.ts";
import type { StageHistoryRow } from "../domain/rows.ts";
import type { Place } from "./places.ts";
import { count, into } from "./values.ts";

/** One thing that a deal's past tells: from when on it stood where; null where that is not known. */
export interface Step {
  readonly at: Instant | null;
  readonly place: Place | null;
}

/** Gathers histories by pipeline. A deal that went through several pipelines, or where nobody knows, keeps none and is counted. */
export function openHistory(leftOut: Map<string, number>) {
  const byPipeline = new Map<string, StageHistoryRow[]>();
  const nothing = { amount: null, owner: null, channel: null, source: null, company: null };
  /** `told`: how many records that past was made of. */
  const add = (deal: string, steps: readonly Step[], said: { lossReason: string | null; told: number }) => {
    const pipeline = steps[0]?.place?.pipeline;
    if (pipeline === undefined || steps.some(({ at, place }) => at === null || place?.pipeline !== pipeline)) {
      count(leftOut, "history_without_stage", said.told);
      return;
    }
    const rows = steps.map(({ at, place }) => ({
      deal,
      entered: place?.outcome ? { outcome: place.outcome } : { stage: place?.stage ?? "" },
      time: at ?? 0,
      lossReason: place?.outcome === "lost" ? said.lossReason : null,
      ...nothing,
    }));
    into(byPipeline, pipeline, ...rows);
  };
  return { byPipeline, add };
}
