const weights10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const weights11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const weights12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

function checkDigit(inn: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(inn[index]), 0);
  return (sum % 11) % 10;
}

/** A Russian tax number (LEA-4): 10 digits of an organisation or 12 of a person, the check digits right, not all zeros. */
export function isInn(text: string): boolean {
  if (!/^(\d{10}|\d{12})$/.test(text) || /^0+$/.test(text)) return false;
  if (text.length === 10) return checkDigit(text, weights10) === Number(text[9]);
  return checkDigit(text, weights11) === Number(text[10]) && checkDigit(text, weights12) === Number(text[11]);
}

/** A КПП: four digits of the tax office, two signs of the reason (digits or Latin capitals), three digits of the number. */
export function isKpp(text: string): boolean {
  return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(text);
}
