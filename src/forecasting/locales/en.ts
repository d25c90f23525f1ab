import { en as web } from "./web.en.ts";

export const en = {
  refusal: {
    forecast_pipeline_unknown: "There is no such pipeline in use.",
    forecast_period_wrong: "A forecast is of one day to 366 days, and ends after it begins.",
  },
  web,
} as const;
