import type { RefusalList } from "../../kernel/refusal.ts";

export const hygieneRefusals = {
  hygiene_pipeline_unknown: "not_found",
} as const satisfies RefusalList;
