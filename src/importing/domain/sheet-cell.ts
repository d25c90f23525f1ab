/** What a cell of a sheet says besides its text. `exact`: a number or a date written without doubt; `format` is not asked. */
export type CellKind = "text" | "exact" | "error" | "uncalculated";

/** How the numbers of a cell's style are meant (ECMA-376, 18.8.30). */
export type NumberStyle = "number" | "date" | { readonly zeros: number };

const dateFormats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
const isEastAsianDate = (id: number) => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
const secondsADay = 86_400;
/** 31 December 9999, the last day that Excel knows. */
const lastSerial = 2_958_465;
const days1900To1970 = 25_569;
const days1900To1904 = 1_462;

/** A built-in id, or the code of an own format: "dd.mm.yyyy" is a date, "00000" a number with its zeros. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return dateFormats.has(id) || isEastAsianDate(id) ? "date" : "number";
  const [first = ""] = code.split(";");
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, "");
  if (/^0{2,}$/.test(bare)) return { zeros: bare.length };
  if (/general|основной/iu.test(bare)) return "number";
  return /[dmyhsдгчм]/iu.test(bare) ? "date" : "number";
}

/** A number as a table has it, by its 15 digits: 0.30000000000000004 is 0.3; never with an exponent. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  if (!text.includes("e")) return text;
  if (Math.abs(rounded) >= 1) return BigInt(Math.round(rounded)).toString();
  return rounded.toFixed(20).replace(/\.?0+$/, "");
}

/** Days since 1900 (or 1904) → "2026-11-18", with a clock "2026-11-18T09:05:00.000"; null when it is no day of Excel's. */
function serialDate(serial: number, is1904: boolean): string | null {
  const counted = is1904 ? serial + days1900To1904 : serial;
  if (!(counted >= 0) || counted >= lastSerial + 1) return null;
  // Excel believes that 1900 had a 29 February: days before it are one off.
  const days = counted < 60 ? counted + 1 : counted;
  const ms = Math.round((days - days1900To1970) * secondsADay * 1000);
  const written = new Date(ms).toISOString();
  if (counted < 1) return `${written.slice(11, 13)}:${written.slice(14, 19)}`;
  return ms % (secondsADay * 1000) === 0 ? written.slice(0, 10) : written.slice(0, -1);
}

/** A number of a sheet as text that no reader mistakes. */
export function numberText(value: string, style: NumberStyle, is1904: boolean): string {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return value;
  if (style === "date") return serialDate(number, is1904) ?? plainNumber(number);
  const text = plainNumber(number);
  return typeof style === "object" && /^\d+$/.test(text) ? text.padStart(style.zeros, "0") : text;
}

/** "AB12" → 27; null when there are no letters. */
export function columnOf(reference: string): number | null {
  let column = 0;
  for (const sign of reference) {
    const code = sign.charCodeAt(0) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? null : column - 1;
}

/** Signs that XML cannot hold are written "_x000D_" (ECMA-376, 22.9.2.19). */
export function unescapeSheetText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
