import type { Locale } from "../../kernel/actor.ts";
import { type Money, minorDigits } from "../../kernel/money.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Entity } from "../domain/custom-field.ts";
import type { CustomValue } from "../domain/read-value.ts";
import { tellValue } from "../domain/tell-value.ts";
import { type FieldRow, readFields } from "./field-row.ts";
import { namesOf } from "./names-of.ts";
import { yesOrNo } from "./tell-filters.ts";

export interface OwnWords {
  readonly name: string;
  /** Of each value asked for, in its place. */
  readonly values: readonly (string | null)[];
}

/** Own values by field id as people read them in the workspace's language; fields that are not there are left out. */
export async function readOwnWords(
  reading: Pick<Reading, "client" | "actor">,
  entity: Entity,
  asked: ReadonlyMap<string, readonly unknown[]>,
): Promise<ReadonlyMap<string, OwnWords>> {
  if (asked.size === 0) return new Map();
  const fields = (await readFields(reading, entity)).filter(({ id }) => asked.has(id));
  const people = fields.flatMap(({ id, kind }) => (kind === "person" ? (asked.get(id) ?? []) : [])).map(String);
  const names = people.length === 0 ? new Map<string, string>() : await namesOf(reading, people);
  const { locale, timeZone } = reading.actor.workspace;
  const tell = (field: FieldRow, value: unknown) =>
    value === null ? null : wordsOf(field, value as CustomValue, { names, locale, timeZone });
  return new Map(
    fields.map((field) => [
      field.id,
      { name: field.name, values: (asked.get(field.id) ?? []).map((value) => tell(field, value)) },
    ]),
  );
}

interface Telling {
  readonly names: ReadonlyMap<string, string>;
  readonly locale: Locale;
  readonly timeZone: string;
}

function wordsOf(field: FieldRow, value: CustomValue, { names, locale, timeZone }: Telling): string {
  if (typeof value === "object" && "minor" in value) return sumOf(value, locale);
  const told = tellValue(field, value);
  if (typeof told === "number") return new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(told);
  if (typeof told === "boolean") return yesOrNo(locale, String(told));
  if (typeof told !== "string") return (told ?? []).join(", ");
  switch (field.kind) {
    case "person":
      return names.get(told) ?? told;
    case "date":
      return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(told));
    case "date_time":
      return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).format(
        Date.parse(told),
      );
    default:
      return told;
  }
}

function sumOf({ minor, currency }: Money, locale: Locale): string {
  const digits = minorDigits(currency);
  const form = { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale, form).format(minor / 10 ** digits);
}
