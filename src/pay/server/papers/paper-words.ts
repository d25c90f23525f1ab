import type { Locale } from "../../../kernel/actor.ts";
import { type Money, minorDigits } from "../../../kernel/money.ts";
import { createTranslator } from "../../../platform/translate.ts";
import type { FigureWords } from "../../domain/line-words.ts";
import { en } from "../../locales/en.ts";
import { ru } from "../../locales/ru.ts";

const translator = createTranslator({ pay: { ru, en } });

export const paperText =
  (locale: Locale) =>
  (key: string, params: Readonly<Record<string, string | number>> = {}): string =>
    translator.text(locale, "pay", key, params);

/** Thin spaces, which few typefaces have, become ones that do not break; what is below zero has a minus, not a hyphen. */
const spaced = (text: string) => text.replaceAll(/[\u2009\u202f]/g, "\u00a0").replace(/^-/, "\u2212");

/** Figures as papers write them. */
export function paperFigures(locale: Locale): FigureWords {
  const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`);
  const money = ({ minor, currency }: Money) => {
    const digits = minor % 10 ** minorDigits(currency) === 0 ? 0 : minorDigits(currency);
    const format = {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    } as const;
    return spaced(new Intl.NumberFormat(locale, format).format(minor / 10 ** minorDigits(currency)));
  };
  const text = paperText(locale);
  return {
    money,
    base: (base) => text(`baseShort.${base}`),
    share: (share) =>
      spaced(new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(share)),
    days: (days) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(days),
    day: (date) => spaced(new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(dayOf(date))),
    month: (month) =>
      spaced(
        new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
          dayOf(`${month}-01`),
        ),
      ),
  };
}
