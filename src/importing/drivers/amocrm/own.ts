import { dateOf } from "../../../kernel/zoned-time.ts";
import type { BookSettings, Foreign } from "../driver.ts";
import type { OwnKind, OwnValue } from "../own-fields.ts";
import { dayOf, idOf, instantOf, listOf, moneyOf, textOf } from "../values.ts";

/** Fields that every account has and that have a place of their own here. */
const usual = new Set(["PHONE", "EMAIL", "WEB", "POSITION"]);

const kinds: Readonly<Record<string, OwnKind>> = {
  numeric: "number",
  checkbox: "yes_no",
  select: "choice",
  radiobutton: "choice",
  multiselect: "choices",
  category: "choice",
  date: "date",
  birthday: "date",
  date_time: "date_time",
  textarea: "long_text",
  monetary: "money",
};

/** Records bear their fields with names and kinds, so nothing else has to be asked. */
export function ownValuesOf(settings: BookSettings): (record: Foreign) => readonly OwnValue[] {
  return (record) => {
    const said = listOf(record.custom_fields_values).flatMap((field): OwnValue[] => {
      const [id, name] = [idOf(field.field_id), textOf(field.field_name, 100)];
      if (id === null || name === null || usual.has(String(field.field_code))) return [];
      const kind = kinds[String(field.field_type)] ?? "text";
      const value = contentOf(kind, listOf(field.values), settings);
      return value === null ? [] : [{ id, name, kind, value }];
    });
    return [...said, ...(Array.isArray(record.columns) ? (record.columns as readonly OwnValue[]) : [])];
  };
}

function contentOf(
  kind: OwnKind,
  values: readonly Foreign[],
  { currency, timeZone }: BookSettings,
): OwnValue["value"] | null {
  const sent = values[0]?.value;
  const moment = instantOf(sent);
  switch (kind) {
    case "yes_no":
      return typeof sent === "boolean" ? sent : textOf(sent) === null ? null : ["1", "true"].includes(String(sent));
    case "number": {
      const number = Number(textOf(sent) ?? Number.NaN);
      return Number.isFinite(number) ? number : null;
    }
    case "money":
      return moneyOf(sent, null, currency);
    case "date":
      return moment === null ? dayOf(sent) : dateOf(moment, timeZone);
    case "date_time":
      return moment === null ? null : new Date(moment).toISOString();
    case "choices": {
      const chosen = values.flatMap((one) => textOf(one.value, 100) ?? []);
      return chosen.length === 0 ? null : chosen;
    }
    case "choice":
      return textOf(sent, 100);
    default: {
      const texts = values.flatMap((one) => textOf(one.value, 10_000) ?? []);
      return textOf(texts.join(", "), kind === "text" ? 1_000 : 10_000);
    }
  }
}
