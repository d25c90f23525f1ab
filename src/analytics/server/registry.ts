import type { Report } from "./define-report.ts";
import { conveyorReport } from "./reports/conveyor.ts";
import { flowReport } from "./reports/flow.ts";
import { funnelReport } from "./reports/funnel.ts";
import { lossReasonsReport } from "./reports/loss-reasons.ts";
import { stageOutcomesReport } from "./reports/stage-outcomes.ts";
import { timeInStageReport } from "./reports/time-in-stage.ts";
import { timeMapReport } from "./reports/time-map.ts";

/** Every report: a file in reports/ and a line here. */
export const reports: readonly Report[] = [
  funnelReport,
  timeInStageReport,
  stageOutcomesReport,
  flowReport,
  timeMapReport,
  lossReasonsReport,
  conveyorReport,
];
