import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";

const extension = /[\s,;(]*(?:доб(?:авочный)?\.?|внутр?\.?|ext\.?|extension|#|x)\s*[:.]?\s*\d{1,7}\)?.*$/iu;

/** The country's own number, then, since exports lose the plus, the same digits with it: "79123456789". */
function oneNumber(text: string, country: CountryCode): string | null {
  const bare = text.replace(extension, "").trim();
  if (!/^[+\d(]/.test(bare) || /[^\d\s()+\-–—./\u00A0\u202F\u2011]/u.test(bare)) return null;
  const digits = bare.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 15) return null;
  const tries = bare.startsWith("+") ? [`+${digits}`] : [digits, `+${digits}`];
  for (const candidate of tries) {
    const phone = parsePhoneNumberFromString(candidate, country);
    if (phone?.isPossible() === true) return phone.number;
  }
  return null;
}

/**
 * LEA-4: a phone in any format as E.164 ("+79123456789"), so that the same number is found however it was written.
 * A number without a country code is `country`'s; an extension ("доб. 12") is left out; of several numbers in one cell
 * the first is taken; null when there is none.
 */
export function normalizePhone(text: string, country: CountryCode = "RU"): string | null {
  const whole = oneNumber(text.trim(), country);
  if (whole !== null) return whole;
  for (const part of text.split(/[,;/|\n]|\s(?:и|или|and|or)\s|\s{2,}|\s(?=\+)/iu)) {
    const phone = oneNumber(part.replace(/^[^\d+(]+/u, "").trim(), country);
    if (phone !== null) return phone;
  }
  return null;
}
