import type { Locale } from "../../kernel/actor.ts";
import { minorDigits } from "../../kernel/money.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { createTranslator } from "../../platform/translate.ts";
import { hasOptions } from "../domain/custom-field.ts";
import { type CustomFilter, parseCustomFilter, partFilters } from "../domain/custom-filter.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { type FieldRow, readFields } from "./field-row.ts";
import { namesOf } from "./names-of.ts";

const translator = createTranslator({ "custom-fields": { ru, en } });
type Asking = Pick<Reading, "client" | "actor">;

/** A filter of deals in words, for files: "Segment: Large, Small", "Seats from 10"; what asks of a company says so. */
export async function tellFilters(reading: Asking, text: string, locale: Locale): Promise<readonly string[]> {
  const parts = partFilters(parseCustomFilter(text) ?? []);
  const tell = async (entity: "deal" | "company") => {
    const fields = parts[entity].length === 0 ? [] : await readFields(reading, entity);
    return Promise.all(parts[entity].map((filter) => tellOne(reading, fields, filter, locale)));
  };
  const ofCompany = await tell("company");
  const company = translator.text(locale, "custom-fields", "web.entityOne.company");
  return [...(await tell("deal")), ...ofCompany.map((said) => `${company}: ${said}`)];
}

async function tellOne(
  reading: Asking,
  fields: readonly FieldRow[],
  { field: key, test, values }: CustomFilter,
  locale: Locale,
): Promise<string> {
  const field = fields.find((one) => one.key === key || one.id === key);
  if (field === undefined) return key;
  const names = field.kind === "person" ? await namesOf(reading, values) : new Map<string, string>();
  const value = values.map((one) => names.get(one) ?? said(reading, field, test, one, locale)).join(", ");
  return translator.text(locale, "custom-fields", `web.filter.${test}`, { field: field.name, value });
}

function said({ actor }: Asking, field: FieldRow, test: CustomFilter["test"], value: string, locale: Locale): string {
  if (hasOptions(field.kind)) return field.options.find(({ id }) => id === value)?.name ?? value;
  switch (field.kind) {
    case "yes_no":
      return yesOrNo(locale, value);
    case "number":
      return new Intl.NumberFormat(locale).format(Number(value));
    case "money": {
      const { currency } = actor.workspace;
      const sum = Number(value) / 10 ** minorDigits(currency);
      return new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(sum);
    }
    case "date":
    case "date_time": {
      // "To" is not included on the wire; a person says the last day.
      const day = test === "to" ? addDays(value, -1) : value;
      return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(
        Date.parse(`${day}T00:00:00Z`),
      );
    }
    default:
      return value;
  }
}

/** Yes and no in words. */
export const yesOrNo = (locale: Locale, value: string): string =>
  translator.text(locale, "custom-fields", value === "true" ? "web.yes" : "web.no");
