import { ru as web } from "./web.ru.ts";

export const ru = {
  refusal: {
    forecast_pipeline_unknown: "Такой воронки среди действующих нет.",
    forecast_period_wrong: "Прогноз строится на срок от одного до 366 дней, конец — после начала.",
  },
  web,
} as const;
