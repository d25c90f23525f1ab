import { en as web } from "./web.en.ts";

export const en = {
  refusal: {
    hygiene_pipeline_unknown: "There is no such pipeline in use.",
  },
  web,
} as const;
