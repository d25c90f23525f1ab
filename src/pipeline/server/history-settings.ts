import type { PipelineRules } from "./pipeline-rules.ts";
import type { RecordNaming } from "./record-names.ts";

export interface HistorySettings {
  readonly pipeline: string;
  readonly rules: PipelineRules;
  readonly naming: RecordNaming;
  readonly importId: string | null;
}
