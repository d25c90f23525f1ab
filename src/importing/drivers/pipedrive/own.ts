import type { BookSettings, Foreign } from "../driver.ts";
import type { OwnKind, OwnValue } from "../own-fields.ts";
import { dayOf, idOf, listOf, moneyOf, recordOf, textOf } from "../values.ts";

/** Fields that people of the account have added are known by forty signs. */
const isOwn = (code: string): boolean => /^[0-9a-f]{40}$/.test(code);

const kinds: Readonly<Record<string, OwnKind>> = {
  double: "number",
  monetary: "money",
  date: "date",
  enum: "choice",
  set: "choices",
  text: "long_text",
};

interface Field {
  readonly code: string;
  readonly name: string;
  readonly kind: OwnKind;
  readonly labels: ReadonlyMap<string, string>;
}

export function ownValuesOf(
  definitions: readonly Foreign[],
  settings: BookSettings,
): (record: Foreign) => readonly OwnValue[] {
  const fields = definitions.flatMap(fieldOf);
  return (record) => {
    const values = recordOf(record.custom_fields);
    const said = fields.flatMap((field): OwnValue[] => {
      const value = contentOf(field, values[field.code] ?? record[field.code], settings);
      return value === null ? [] : [{ id: field.code, name: field.name, kind: field.kind, value }];
    });
    return [...said, ...(Array.isArray(record.columns) ? (record.columns as readonly OwnValue[]) : [])];
  };
}

function fieldOf(record: Foreign): readonly Field[] {
  const code = textOf(record.field_code) ?? textOf(record.key);
  if (code === null || !isOwn(code)) return [];
  const labels = new Map(listOf(record.options).map((one) => [idOf(one.id) ?? "", textOf(one.label, 100) ?? ""]));
  const name = textOf(record.field_name) ?? textOf(record.name) ?? code;
  return [{ code, name, kind: kinds[String(record.field_type)] ?? "text", labels }];
}

function contentOf({ kind, labels }: Field, sent: unknown, { currency }: BookSettings): OwnValue["value"] | null {
  const { value, id, currency: told } = recordOf(sent);
  const plain = value ?? id ?? sent;
  const label = (one: unknown) => labels.get(idOf(recordOf(one).id ?? one) ?? "") ?? null;
  switch (kind) {
    case "number": {
      const number = Number(textOf(plain) ?? Number.NaN);
      return Number.isFinite(number) ? number : null;
    }
    case "money":
      return moneyOf(plain, told, currency);
    case "date":
      return dayOf(plain);
    case "choice":
      return label(plain);
    case "choices": {
      const sets = recordOf(sent).values ?? sent;
      const chosen = (Array.isArray(sets) ? sets : []).flatMap((one) => label(one) ?? []);
      return chosen.length === 0 ? null : chosen;
    }
    default:
      return textOf(plain, kind === "text" ? 1_000 : 10_000);
  }
}
