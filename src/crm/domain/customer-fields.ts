import { isInn, isKpp } from "../../kernel/inn.ts";
import type { FieldError } from "../../kernel/refusal.ts";
import { normalizePhone } from "./phone.ts";
import type { crmRefusals } from "./refusals.ts";

type Code = keyof typeof crmRefusals;

/** The fields of a company or contact that have a form of their own; a missing one is left as it is. */
export interface TypedFields {
  readonly inn?: string | null | undefined;
  readonly kpp?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly site?: string | null | undefined;
}

export interface CheckedFields {
  inn?: string | null;
  kpp?: string | null;
  phone?: string | null;
  phoneNormalized?: string | null;
  email?: string | null;
  site?: string | null;
}

const emailForm = /^[^\s@,;<>()"]+@[^\s@.,;<>()"]+(\.[^\s@.,;<>()"]+)+$/;

/** "severny-privod.ru" → "https://severny-privod.ru"; null when there is no host with a dot in it. */
export function siteAddress(typed: string): string | null {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  return /^https?:\/\/[^\s/?#@:.]+(\.[^\s/?#@:.]+)+(:\d{1,5})?([/?#]\S*)?$/i.test(address) ? address : null;
}

/**
 * LEA-4: tax number with its check digits, phone in any format kept as typed and as E.164, e-mail in lower case, site
 * with a scheme. Answers what to store and every field that is wrong.
 */
export function checkCustomerFields(typed: TypedFields): { values: CheckedFields; errors: FieldError[] } {
  const values: CheckedFields = {};
  const errors: FieldError[] = [];
  const check = (path: "inn" | "kpp" | "email" | "site", code: Code, read: (text: string) => string | null): void => {
    const text = typed[path];
    if (text === undefined) return;
    const value = text === null ? null : read(text);
    if (text !== null && value === null) errors.push({ path, code });
    values[path] = value;
  };
  check("inn", "customer_inn_wrong", (text) => whenTrue(text.replace(/\s/g, ""), isInn));
  check("kpp", "customer_kpp_wrong", (text) => whenTrue(text.replace(/\s/g, "").toUpperCase(), isKpp));
  check("email", "customer_email_wrong", (text) => whenTrue(text.toLowerCase(), (email) => emailForm.test(email)));
  check("site", "customer_site_wrong", siteAddress);
  if (typed.phone !== undefined) {
    values.phone = typed.phone;
    values.phoneNormalized = typed.phone === null ? null : normalizePhone(typed.phone);
    if (typed.phone !== null && values.phoneNormalized === null) {
      errors.push({ path: "phone", code: "customer_phone_wrong" });
    }
  }
  return { values, errors };
}

function whenTrue(text: string, holds: (text: string) => boolean): string | null {
  return holds(text) ? text : null;
}
