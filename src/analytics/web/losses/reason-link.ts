import type { LossReasonsAnswer } from "../../contract.ts";
import { closedIn, type DealsBehind, dealsLink } from "../drill-down.ts";
import type { Report } from "../use-report.ts";

export type Reason = LossReasonsAnswer["reasons"][number];

/** The lost deals behind a figure: those of a reason, those without one, or all. */
export function reasonLink(answer: LossReasonsAnswer, report: Report, reason: Reason | null, more: DealsBehind = {}) {
  const lossReason = reason === null ? {} : { lossReason: reason.id ?? "" };
  return dealsLink(answer.pipeline.id, report.query, {
    status: "lost",
    ...closedIn(report.query),
    ...lossReason,
    ...more,
  });
}
