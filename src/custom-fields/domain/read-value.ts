import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";
import type { Money } from "../../kernel/money.ts";
import { wireDate, wireId, wireInstant, wireMoney, wireText } from "../../kernel/wire.ts";
import type { CustomField, FieldKind, FieldOption } from "./custom-field.ts";
import type { ValueRefusal } from "./refusals.ts";

/** As it lies in the row: choices by the ids of their options, a moment in UTC, a phone as E.164. */
export type CustomValue = string | number | boolean | Money | readonly string[];

/** Read: what to keep, null for a blank; or why it is refused. */
export type ReadValue = { readonly value: CustomValue | null } | { readonly code: ValueRefusal };

/** A number of more digits than a computer keeps exactly is a slip of the keyboard. */
const largest = 1e15;
const longest: Partial<Record<FieldKind, number>> = { text: 1000, long_text: 20_000 };
const emailForm = /^[^\s@,;<>()"]+@[^\s@.,;<>()"]+(\.[^\s@.,;<>()"]+)+$/;
const linkForm = /^https?:\/\/[^\s/?#@:.]+(\.[^\s/?#@:.]+)+(:\d{1,5})?([/?#]\S*)?$/i;
const money = z.strictObject({ ...wireMoney.shape, minor: z.int().min(-9e15).max(9e15) });

const ok = (value: CustomValue | null): ReadValue => ({ value });
const no = (code: ValueRefusal): ReadValue => ({ code });

/**
 * One sent value by the kind of its field (PLT-6): what is to be kept, or why not. Null, a blank text and an empty list are no value.
 * `before` is what lies there: an archived option may stay where it was chosen. People are only checked for form.
 */
export function readValue(
  field: Pick<CustomField, "kind" | "options">,
  sent: unknown,
  before?: CustomValue | null,
): ReadValue {
  const given = typeof sent === "string" ? wireText(Number.MAX_SAFE_INTEGER).parse(sent) : sent;
  if (given === null || given === "" || (Array.isArray(given) && given.length === 0)) return ok(null);
  switch (field.kind) {
    case "choice":
      return readOption(field.options, given, before === undefined || before === null ? [] : [before]);
    case "choices":
      return readOptions(field.options, given, Array.isArray(before) ? before : []);
    case "number":
      return readNumber(given);
    case "yes_no":
      return typeof given === "boolean" ? ok(given) : no("custom_yes_no_wrong");
    case "money":
      return readBy(money, given, "custom_money_wrong");
    case "date":
      return readBy(wireDate, given, "custom_date_wrong");
    case "date_time":
      return readMoment(given);
    case "person":
      return readBy(wireId, given, "custom_person_unknown");
    default:
      return typeof given === "string" ? readText(field.kind, given) : no("custom_text_wrong");
  }
}

function readBy(shape: z.ZodType<CustomValue>, given: unknown, code: ValueRefusal): ReadValue {
  const read = shape.safeParse(given);
  return read.success ? ok(read.data) : no(code);
}

function readNumber(given: unknown): ReadValue {
  const isNumber = typeof given === "number" && Number.isFinite(given) && Math.abs(given) <= largest;
  return isNumber ? ok(Object.is(given, -0) ? 0 : given) : no("custom_number_wrong");
}

/** Kept in UTC to the second thousandth, so that texts stand in the order of time. */
function readMoment(given: unknown): ReadValue {
  const read = wireInstant.safeParse(given);
  return read.success ? ok(new Date(Date.parse(read.data)).toISOString()) : no("custom_date_time_wrong");
}

type TextKind = "text" | "long_text" | "link" | "email" | "phone";

function readText(kind: TextKind, text: string): ReadValue {
  if (text.length > (longest[kind] ?? 2000)) return no("custom_text_wrong");
  switch (kind) {
    case "text":
      return ok(text.replace(/\s+/gu, " "));
    case "long_text":
      return ok(text);
    case "link": {
      const address = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/]+:\d/.test(text) ? text : `https://${text}`;
      return linkForm.test(address) ? ok(address) : no("custom_link_wrong");
    }
    case "email":
      return emailForm.test(text) ? ok(text.toLowerCase()) : no("custom_email_wrong");
    case "phone": {
      const phone = parsePhoneNumberFromString(text, "RU");
      return phone?.isPossible() === true ? ok(phone.number) : no("custom_phone_wrong");
    }
  }
}

const folded = (text: string) => text.trim().toLowerCase().replaceAll("ё", "е");

/** By id, or by name as people and tables write it; an archived one only where it stands already. */
function findOption(
  options: readonly FieldOption[],
  given: unknown,
  kept: readonly CustomValue[],
): FieldOption | undefined {
  if (typeof given !== "string") return undefined;
  const isOffered = (option: FieldOption) => !option.isArchived || kept.includes(option.id);
  return (
    options.find((option) => option.id === given.toLowerCase() && isOffered(option)) ??
    options.find((option) => folded(option.name) === folded(given) && isOffered(option))
  );
}

function readOption(options: readonly FieldOption[], given: unknown, kept: readonly CustomValue[]): ReadValue {
  const found = findOption(options, given, kept);
  return found === undefined ? no("custom_choice_unknown") : ok(found.id);
}

/** In the order of the list, each once. */
function readOptions(options: readonly FieldOption[], given: unknown, kept: readonly CustomValue[]): ReadValue {
  if (!Array.isArray(given)) return no("custom_choice_unknown");
  const found = given.map((one: unknown) => findOption(options, one, kept));
  if (found.includes(undefined)) return no("custom_choice_unknown");
  return ok(options.filter((option) => found.includes(option)).map((option) => option.id));
}
