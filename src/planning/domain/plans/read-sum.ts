import { minorDigits } from "../../../kernel/money.ts";

const scales: Readonly<Record<string, number>> = {
  "": 1,
  к: 1e3,
  т: 1e3,
  тыс: 1e3,
  k: 1e3,
  th: 1e3,
  thousand: 1e3,
  млн: 1e6,
  м: 1e6,
  m: 1e6,
  mln: 1e6,
  million: 1e6,
  млрд: 1e9,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
};

/** Marks of currencies that people type behind a sum. */
const marks: Readonly<Record<string, string>> = {
  "₽": "RUB",
  руб: "RUB",
  р: "RUB",
  rub: "RUB",
  $: "USD",
  usd: "USD",
  "€": "EUR",
  eur: "EUR",
  евро: "EUR",
};
const mark = "₽|руб\\.?|р\\.?|rub|\\$|usd|€|eur|евро";
const scaled = new RegExp(`^\\+?([\\d.,]+)(${Object.keys(scales).filter(Boolean).join("|")})?\\.?(${mark})?$`);

/**
 * What somebody typed or pasted, in minor units: "120 млн", "1,5 млн", "350 тыс.", "2.4m", "1 200 000,50 ₽", "1,200,000". Null: it
 * is no sum, or one below zero, or finer than a minor unit, or in another currency than `currency`: nothing converts it. A single comma
 * or point before three digits and without a scale is ambiguous, "1,250", and is read as thousands: nobody plans a rouble and a quarter.
 */
export function readSum(text: string, currency: string): number | null {
  const plainText = text.toLowerCase().replaceAll(/[\s\u00a0\u202f_'’]/g, "");
  const tidy = plainText.replace(/^([₽$€])(.*)$/, "$2$1");
  const [, figure = "", unit = "", marked] = scaled.exec(tidy) ?? [];
  if (marked !== undefined && marks[marked.replace(".", "")] !== currency) return null;
  const scale = scales[unit] ?? 1;
  const number = plain(figure, unit !== "");
  if (number === null) return null;
  const [whole = "0", fraction = ""] = number.split(".");
  const places = Math.round(Math.log10(scale)) + minorDigits(currency);
  const shown = fraction.replace(/0+$/, "");
  if (shown.length > places) return null;
  const minor = Number(whole + shown.padEnd(places, "0"));
  return Number.isSafeInteger(minor) && minor <= mostMinor ? minor : null;
}

/** More in one figure is a slip of the keyboard. */
export const mostMinor = 1e15;

/** "1.200.000", "1,200,000.5" and "1200000,5" with a point before the fraction alone. */
function plain(figure: string, hasScale: boolean): string | null {
  if (!/\d/.test(figure)) return null;
  const marks = figure.replaceAll(/\d/g, "");
  const last = marks.at(-1);
  if (last === undefined) return figure;
  const [whole = "", fraction = ""] = [
    figure.slice(0, figure.lastIndexOf(last)),
    figure.slice(figure.lastIndexOf(last) + 1),
  ];
  const isGroup = marks.length > 1 ? marks.slice(0, -1).includes(last) : fraction.length === 3 && !hasScale;
  const digits = isGroup ? figure : whole;
  const groups = digits.split(/[.,]/);
  if (groups.slice(1).some((group) => group.length !== 3) || /^$|^0+[.,]/.test(digits)) return null;
  return isGroup ? groups.join("") : `${groups.join("")}.${fraction}`;
}
