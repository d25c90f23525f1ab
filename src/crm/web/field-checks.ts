import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { checkCustomerFields, type TypedFields } from "../domain/customer-fields.ts";

/** "+79123456789" → "+7 912 345-67-89"; numbers of other countries as they are written there. */
export function shownPhone(normalized: string): string {
  const russian = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(normalized);
  if (russian !== null) return `+7 ${russian[1]} ${russian[2]}-${russian[3]}-${russian[4]}`.replaceAll(" ", "\u00a0");
  return (parsePhoneNumberFromString(normalized)?.formatInternational() ?? normalized).replaceAll(" ", "\u00a0");
}

/** What the typed phone will be taken for, or null. */
export function understoodPhone(typed: string): string | null {
  const { phoneNormalized } = checkCustomerFields({ phone: typed.trim() === "" ? null : typed.trim() }).values;
  return typeof phoneNormalized === "string" ? shownPhone(phoneNormalized) : null;
}

/** Key of the message in the catalogue and its parameters. */
export interface Problem {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What is wrong with one typed field, in words more exact than the server's; null when it is fine or empty. */
export function fieldProblem(field: keyof TypedFields, typed: string): Problem | null {
  const text = typed.trim();
  if (text === "") return null;
  if (field === "inn") return innProblem(text);
  const error = checkCustomerFields({ [field]: text }).errors[0];
  return error === undefined ? null : { key: `refusal.${error.code}` };
}

function innProblem(text: string): Problem | null {
  if (checkCustomerFields({ inn: text }).errors.length === 0) return null;
  const digits = text.replaceAll(/\s/g, "");
  if (!/^\d+$/.test(digits)) return { key: "web.check.innLetters" };
  if (digits.length !== 10 && digits.length !== 12)
    return { key: "web.check.innLength", params: { count: digits.length } };
  return { key: "web.check.innDigits" };
}
