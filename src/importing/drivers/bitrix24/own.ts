import type { BookSettings, Foreign } from "../driver.ts";
import type { OwnKind, OwnValue } from "../own-fields.ts";
import { dayOf, idOf, instantOf, listOf, moneyOf, textOf } from "../values.ts";

const kinds: Readonly<Record<string, OwnKind>> = {
  integer: "number",
  double: "number",
  money: "money",
  date: "date",
  datetime: "date_time",
  boolean: "yes_no",
};
/** Files and links to other records stay where they are. */
const passed = new Set(["file", "crm", "crm_entity", "iblock_element", "iblock_section", "employee", "user"]);

interface Field {
  readonly id: string;
  readonly name: string;
  readonly kind: OwnKind;
  readonly labels: ReadonlyMap<string, string>;
}

/** Fields that people of the account have added, by their descriptions (`crm.deal.fields` and alike). */
export function ownValuesOf(
  definitions: readonly Foreign[],
  settings: BookSettings,
): (record: Foreign) => readonly OwnValue[] {
  const fields = definitions.flatMap(fieldOf);
  return (record) =>
    fields.flatMap(({ id, name, kind, labels }): OwnValue[] => {
      const sent = record[id];
      const values = (Array.isArray(sent) ? sent : [sent]).filter(
        (one) => textOf(one) !== null || one === true || one === false,
      );
      const value = values.length === 0 ? null : contentOf({ kind, labels }, values, settings);
      return value === null ? [] : [{ id, name, kind, value }];
    });
}

function fieldOf(record: Foreign): readonly Field[] {
  const [id, type] = [textOf(record.id), String(record.type)];
  if (id === null || passed.has(type)) return [];
  const labels = new Map(listOf(record.items).map((one) => [idOf(one.ID) ?? "", textOf(one.VALUE, 100) ?? ""]));
  const isMultiple = record.isMultiple === true;
  const choice = isMultiple ? "choices" : "choice";
  const kind = type === "enumeration" ? choice : isMultiple ? "text" : (kinds[type] ?? "text");
  const name = textOf(record.formLabel, 100) ?? textOf(record.listLabel, 100) ?? textOf(record.title, 100) ?? id;
  return [{ id, name, kind, labels }];
}

function contentOf(
  { kind, labels }: Pick<Field, "kind" | "labels">,
  values: readonly unknown[],
  { currency }: BookSettings,
): OwnValue["value"] | null {
  const [sent] = values;
  switch (kind) {
    case "number": {
      const number = Number(textOf(sent) ?? Number.NaN);
      return Number.isFinite(number) ? number : null;
    }
    case "money": {
      // "1250|RUB"
      const [number, told] = (textOf(sent) ?? "").split("|");
      return moneyOf(number, told, currency);
    }
    case "date":
      return dayOf(sent);
    case "date_time": {
      const at = instantOf(sent);
      return at === null ? null : new Date(at).toISOString();
    }
    case "yes_no":
      return sent === true || ["1", "Y"].includes(String(sent));
    case "choice":
      return labels.get(idOf(sent) ?? "") ?? null;
    case "choices": {
      const chosen = values.flatMap((one) => labels.get(idOf(one) ?? "") ?? []);
      return chosen.length === 0 ? null : chosen;
    }
    default:
      return textOf(values.flatMap((one) => textOf(one, 1_000) ?? []).join(", "), 1_000);
  }
}
