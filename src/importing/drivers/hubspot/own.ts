import type { Foreign } from "../driver.ts";
import type { OwnKind, OwnValue } from "../own-fields.ts";
import { cut, dayOf, instantOf, listOf, recordOf, textOf } from "../values.ts";

interface Property {
  readonly name: string;
  readonly label: string;
  readonly kind: OwnKind;
  readonly labels: ReadonlyMap<string, string>;
}

/** Properties that people of the account have added. */
export const isOwn = (property: Foreign): boolean => property.hubspotDefined !== true;

/** The values of properties that people of the account have added, and of columns that nobody knows. */
export function ownValuesOf(properties: readonly Foreign[]): (record: Foreign) => readonly OwnValue[] {
  const own = properties.filter(isOwn).flatMap(propertyOf);
  return (record) => {
    const values = recordOf(record.properties);
    const said = own.flatMap((property): OwnValue[] => {
      const value = contentOf(property, values[property.name]);
      return value === null ? [] : [{ id: property.name, name: property.label, kind: property.kind, value }];
    });
    return [...said, ...(Array.isArray(record.columns) ? (record.columns as readonly OwnValue[]) : [])];
  };
}

function propertyOf(record: Foreign): readonly Property[] {
  const name = textOf(record.name);
  if (name === null) return [];
  const labels = new Map(
    listOf(record.options).map((one) => [textOf(one.value) ?? "", textOf(one.label, 100) ?? textOf(one.value) ?? ""]),
  );
  return [{ name, label: textOf(record.label) ?? name, kind: kindOf(record), labels }];
}

function kindOf({ type, fieldType }: Foreign): OwnKind {
  if (type === "bool" || fieldType === "booleancheckbox") return "yes_no";
  if (type === "enumeration") return fieldType === "checkbox" ? "choices" : "choice";
  if (type === "number" || type === "date") return type;
  if (type === "datetime") return "date_time";
  return fieldType === "textarea" || fieldType === "html" ? "long_text" : "text";
}

function contentOf({ kind, labels }: Property, sent: unknown): OwnValue["value"] | null {
  const text = textOf(sent, 10_000);
  if (text === null) return null;
  const label = (value: string) => cut(labels.get(value) ?? value, 100);
  switch (kind) {
    case "yes_no":
      return text === "true" ? true : text === "false" ? false : null;
    case "number":
      return Number.isFinite(Number(text)) ? Number(text) : null;
    case "date":
      return dayOf(/^\d{11,}$/.test(text) ? new Date(Number(text)).toISOString() : text);
    case "date_time": {
      const at = /^\d{11,}$/.test(text) ? Number(text) : instantOf(text);
      return at === null ? null : new Date(at).toISOString();
    }
    case "choice":
      return label(text);
    case "choices":
      return text.split(";").flatMap((one) => (one.trim() === "" ? [] : label(one.trim())));
    case "text":
      return cut(text, 1_000);
    default:
      return text;
  }
}
