import type { Format } from "../../ui/format.ts";

const romans = ["I", "II", "III", "IV"];

/** "II кв. 2026", "Q2 2026" of the quarter that begins on the day. */
export function quarterText({ from }: { readonly from: string }, { language }: Format): string {
  const quarter = Math.floor((Number(from.slice(5, 7)) - 1) / 3);
  const year = from.slice(0, 4);
  return language === "ru" ? `${romans[quarter]}\u00a0кв.\u00a0${year}` : `Q${quarter + 1}\u00a0${year}`;
}

/** "I квартал 2027", "Ноябрь 2026", "2027 год" of the name in the address. */
export function periodText(name: string, format: Format, year: (year: string) => string): string {
  if (/^\d{4}$/.test(name)) return year(name);
  const quarter = /^(\d{4})-q([1-4])$/.exec(name);
  if (quarter !== null) {
    const from = `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, "0")}-01`;
    return quarterText({ from }, format);
  }
  return format.monthNamed(`${name}-01`);
}
