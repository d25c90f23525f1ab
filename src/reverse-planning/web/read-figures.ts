/** "66,5", "66.5 %", "1 250": a number as somebody types it; null where it is none or below zero. */
export function readNumber(text: string): number | null {
  const tidy = text.replaceAll(/[\s\u00a0\u202f%]/g, "").replace(",", ".");
  if (!/^\d+(\.\d+)?$|^\.\d+$/.test(tidy)) return null;
  return Number(tidy);
}

/** A share typed in per cent; more than all of them is none. */
export function readPercent(text: string): number | null {
  const percent = readNumber(text);
  return percent === null || percent > 100 ? null : percent / 100;
}

/** People and entries come whole. */
export function readWhole(text: string): number | null {
  const number = readNumber(text);
  return number === null || !Number.isInteger(number) || number > 100_000 ? null : number;
}
