import type { LossReasonsAnswer } from "../../contract.ts";
import { closedIn, type DealsBehind, dealsLink } from "../drill-down.ts";
import type { Report } from "../use-report.ts";

export type Reason = LossReasonsAnswer["reasons"][number];

/** The lost deals behind a figure; null for those without a reason, which the list cannot be asked for. */
export function reasonLink(answer: LossReasonsAnswer, report: Report, reason: Reason | null, more: DealsBehind = {}) {
  if (reason !== null && reason.id === null) return null;
  const lossReason = reason?.id == null ? {} : { lossReason: reason.id };
  return dealsLink(answer.pipeline.id, report.query, {
    status: "lost",
    ...closedIn(report.query),
    ...lossReason,
    ...more,
  });
}
