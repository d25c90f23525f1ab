/** What a search box was given: an e-mail, digits of a tax number or phone, and in any case the beginning of a name. */
export interface SearchWords {
  readonly text: string;
  readonly email: string | null;
  /** At least 4 digits. */
  readonly inn: string | null;
  /** The beginning of an E.164 number, at least 6 digits after the plus. */
  readonly phone: string | null;
}

/** "8 (912) 345" looks for phones that begin with +7912345 and for tax numbers that begin with 8912345. */
export function searchWords(search: string): SearchWords {
  const text = search.trim();
  const isNumber = /^[\d\s()+\-–.]+$/.test(text);
  const digits = isNumber ? text.replace(/\D/g, "") : "";
  return {
    text,
    email: /^\S+@\S+$/.test(text) ? text.toLowerCase() : null,
    inn: digits.length >= 4 && digits.length <= 12 && !text.startsWith("+") ? digits : null,
    phone: digits.length >= 6 ? phoneBeginning(digits, text.startsWith("+")) : null,
  };
}

function phoneBeginning(digits: string, isInternational: boolean): string {
  if (isInternational) return `+${digits}`;
  if (digits.startsWith("8") || digits.startsWith("7")) return `+7${digits.slice(1)}`;
  return digits.startsWith("9") && digits.length <= 10 ? `+7${digits}` : `+${digits}`;
}
