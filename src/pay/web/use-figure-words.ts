import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { FigureWords } from "../domain/line-words.ts";

/** A share with the digits that it has: 3 %, 79.99 %. */
export const digitsOf = (share: number): number => {
  const percents = Math.round(share * 10_000) / 100;
  return Number.isInteger(percents) ? 0 : Number.isInteger(Math.round(percents * 100) / 10) ? 1 : 2;
};

/** How figures of a line are written on screen. */
export function useFigureWords(): FigureWords {
  const { t } = useTranslation("pay");
  const format = useFormat();
  return {
    money: format.money,
    share: (share) => format.share(share, digitsOf(share)),
    days: (days) => format.number(days, Number.isInteger(days) ? 0 : 1),
    day: (date) => format.dayLong(date),
    month: (month) => format.monthNamed(`${month}-01`),
    base: (base) => t(`baseShort.${base}`),
  };
}
