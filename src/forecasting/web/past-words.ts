import type { TFunction } from "i18next";
import type { Format } from "../../ui/format.ts";
import type { BackTestAnswer } from "../contract.ts";

/** "прогноз в среднем ниже факта на 2,1 %". */
export function biasWords({ bias }: BackTestAnswer, t: TFunction<"forecasting">, format: Format): string {
  if (bias === null || Math.abs(bias) < 0.0005) return t("web.past.even");
  return t(bias < 0 ? "web.past.lower" : "web.past.higher", { share: format.share(Math.abs(bias), 1) });
}

/** "за 12 месяцев", "10 раз". */
export const countWords = ({ months, covered }: BackTestAnswer, t: TFunction<"forecasting">) => ({
  months: t("web.past.months", { count: months }),
  times: t("web.past.times", { count: covered }),
});
