import type { Locale } from "../../kernel/actor.ts";
import { type Money, minorDigits } from "../../kernel/money.ts";

/** One, few (2–4) and many of a Russian noun. */
type Forms = readonly [string, string, string];

const units = ["", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"];
const unitsOfShe = ["", "одна", "две", ...units.slice(3)];
const teens =
  "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать".split(
    " ",
  );
const tens = ["", "", ..."двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split(" ")];
const hundreds = ["", ..."сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split(" ")];
const scales: readonly { readonly forms: Forms; readonly isShe: boolean }[] = [
  { forms: ["", "", ""], isShe: false },
  { forms: ["тысяча", "тысячи", "тысяч"], isShe: true },
  { forms: ["миллион", "миллиона", "миллионов"], isShe: false },
  { forms: ["миллиард", "миллиарда", "миллиардов"], isShe: false },
];
const roubles: Forms = ["рубль", "рубля", "рублей"];

const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const englishTens = ["", "", ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ")];
const englishScales = ["", "thousand", "million", "billion"];

/**
 * A sum as orders write it: "тридцать тысяч рублей 00 копеек", "thirty thousand USD 00/100". Sums of a trillion and more are told by their
 * figures alone.
 */
export function sumInWords({ minor, currency }: Money, locale: Locale): string {
  const digits = minorDigits(currency);
  const scale = 10 ** digits;
  const [major, rest] = [Math.floor(Math.abs(minor) / scale), Math.abs(minor) % scale];
  if (major >= 1e12) return "";
  const sign = minor < 0 ? (locale === "ru" ? "минус " : "minus ") : "";
  const cents = digits === 0 ? "" : String(rest).padStart(digits, "0");
  if (locale === "ru" && currency === "RUB")
    return `${sign}${russian(major)} ${formOf(major, roubles)} ${cents} ${formOf(rest, ["копейка", "копейки", "копеек"])}`;
  const spoken = locale === "ru" ? russian(major) : english(major);
  return `${sign}${spoken} ${currency}${digits === 0 ? "" : ` ${cents}/${scale}`}`;
}

function formOf(count: number, [one, few, many]: Forms): string {
  const [last, teen] = [count % 10, Math.floor(count / 10) % 10 === 1];
  if (teen || last === 0 || last > 4) return many;
  return last === 1 ? one : few;
}

/** Three digits at a time, the largest first. */
function groupsOf(count: number): readonly { readonly value: number; readonly scale: number }[] {
  const groups: { value: number; scale: number }[] = [];
  for (let [left, scale] = [count, 0]; left > 0; left = Math.floor(left / 1000), scale++)
    if (left % 1000 > 0) groups.unshift({ value: left % 1000, scale });
  return groups;
}

function russian(count: number): string {
  if (count === 0) return "ноль";
  return groupsOf(count)
    .flatMap(({ value, scale }) => {
      const { forms, isShe } = scales[scale] ?? { forms: ["", "", ""] as Forms, isShe: false };
      return [underThousand(value, isShe), formOf(value, forms)];
    })
    .filter((word) => word !== "")
    .join(" ");
}

function underThousand(value: number, isShe: boolean): string {
  const [hundred, ten, unit] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const last = ten === 1 ? [teens[unit]] : [tens[ten], (isShe ? unitsOfShe : units)[unit]];
  return [hundreds[hundred], ...last].filter((word) => word !== "" && word !== undefined).join(" ");
}

function english(count: number): string {
  if (count === 0) return "zero";
  return groupsOf(count)
    .flatMap(({ value, scale }) => [englishHundreds(value), englishScales[scale] ?? ""])
    .filter((word) => word !== "")
    .join(" ");
}

function englishHundreds(value: number): string {
  const [hundred, rest] = [Math.floor(value / 100), value % 100];
  const ten = englishTens[Math.floor(rest / 10)] ?? "";
  const below =
    rest < 20 ? (rest === 0 ? "" : (small[rest] ?? "")) : [ten, small[rest % 10]].slice(0, rest % 10 ? 2 : 1).join("-");
  return [hundred === 0 ? "" : `${small[hundred]} hundred`, below].filter((word) => word !== "").join(" ");
}
