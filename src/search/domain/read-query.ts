import { otherLayout } from "./keyboard-layout.ts";
import { otherLetters } from "./transliterate.ts";

/** What somebody typed, in every way it may be meant. */
export interface SearchQuery {
  /** As typed, in the other keyboard layout, in the other letters; each has a word at least. */
  readonly readings: readonly (readonly string[])[];
  /** Beginnings of a tax number, phone, e-mail or domain: see migration 0040 for the letters. */
  readonly signs: readonly string[];
  /** A whole number or address, so whoever has it is meant. */
  readonly isWholeSign: boolean;
}

const mostLetters = 200;
/** More words narrow nothing that six do not. */
const mostWords = 6;
const legalForm = /(?<![\p{L}\p{N}])(ооо|оао|зао|пао|нао|ао|ип|тоо|llc|ltd|inc|gmbh)(?![\p{L}\p{N}])/giu;

/** Words as the database keeps them: small letters, ё as е. */
export function wordsOf(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .toLowerCase()
        .replaceAll("ё", "е")
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ];
}

/** A legal form means something only alone. */
function withoutLegalForm(text: string): string {
  const rest = text.replace(legalForm, " ").trim();
  return wordsOf(rest).length > 0 ? rest : text;
}

/** PLT-9: reads what was typed; nothing in it gives no readings and no signs. */
export function readQuery(typed: string): SearchQuery {
  const text = withoutLegalForm(typed.trim().slice(0, mostLetters));
  const meant = [text, otherLayout(text), otherLetters(text)].filter((one) => one !== null);
  const readings = meant.map((one) => wordsOf(one).slice(0, mostWords)).filter((words) => words.length > 0);
  const unlike = readings.filter(
    (words, place) => readings.findIndex((other) => other.join(" ") === words.join(" ")) === place,
  );
  return { readings: unlike, ...signsOf(text.toLowerCase()) };
}

function signsOf(text: string): Pick<SearchQuery, "signs" | "isWholeSign"> {
  const address = text.replaceAll(" ", "");
  if (/^@[^@]+$/.test(address)) return { signs: [`#s${address.slice(1)}`], isWholeSign: false };
  if (/^[^@]+@[^@]*$/.test(address)) return { signs: [`#e${address}`], isWholeSign: /@.+\..+/.test(address) };
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(text) && /\p{L}/u.test(text))
    return { signs: [`#s${text.replace(/^www\./, "")}`], isWholeSign: false };
  const digits = text.replace(/\D/g, "");
  if (digits.length < 4 || digits.length > 20 || !/^[\d\s()+\-–—./\u00a0]+$/.test(text))
    return { signs: [], isWholeSign: false };
  return { signs: numberSigns(digits), isWholeSign: digits.length >= 10 };
}

/** A phone is kept without the country's 7 or 8, and also backwards, so that its last digits find it. */
function numberSigns(digits: string): readonly string[] {
  const national = /^[78]\d{4,10}$/.test(digits) ? [`#p${digits.slice(1)}`] : [];
  const backwards = `#r${[...digits.replace(/^[78](?=\d{10}$)/, "")].reverse().join("")}`;
  return [`#n${digits}`, `#p${digits}`, ...national, backwards];
}
