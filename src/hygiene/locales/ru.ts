import { ru as web } from "./web.ru.ts";

export const ru = {
  refusal: {
    hygiene_pipeline_unknown: "Такой воронки среди действующих нет.",
  },
  web,
} as const;
