/** Money in integer minor units (kopecks, cents) with its ISO 4217 code; never a float. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

const zeroDigits = new Set([
  "BIF",
  "CLP",
  "DJF",
  "GNF",
  "JPY",
  "KMF",
  "KRW",
  "PYG",
  "RWF",
  "UGX",
  "VND",
  "VUV",
  "XAF",
  "XOF",
  "XPF",
]);
const threeDigits = new Set(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]);

/** Digits after the decimal point of a currency by ISO 4217: 2 for RUB, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  if (zeroDigits.has(currency)) return 0;
  return threeDigits.has(currency) ? 3 : 2;
}
