import type { Locale } from "../../kernel/actor.ts";
import { minorDigits } from "../../kernel/money.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { FileColumn } from "../../platform/spreadsheet/table-route.ts";
import type { Cell } from "../../platform/spreadsheet/workbook-chunks.ts";
import type { CustomField, Entity } from "../domain/custom-field.ts";
import type { CustomValue } from "../domain/read-value.ts";
import { tellValue } from "../domain/tell-value.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { readFields } from "./field-row.ts";

interface OwnRow {
  readonly custom: Readonly<Record<string, CustomValue>>;
}

/** Own fields as columns of a list's file: values as people read them, numbers, sums and days as such. */
export async function readFileColumns<Row extends OwnRow>(
  reading: Reading,
  entity: Entity,
): Promise<readonly FileColumn<Row>[]> {
  const fields = (await readFields(reading, entity)).filter(({ isArchived }) => !isArchived);
  const people = fields.some(({ kind }) => kind === "person") ? await readNames(reading) : new Map<string, string>();
  const { locale, timeZone } = reading.actor.workspace;
  return fields.map((field) => ({
    key: `custom.${field.key}`,
    title: field.name,
    width: 18,
    isExtra: !field.isInList,
    cell: ({ custom }) => cellOf(field, custom[field.key] ?? null, { people, locale, timeZone }),
  }));
}

async function readNames({ sql }: Reading): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.selectFrom("reporting.users").select(["id", "name"]).execute();
  return new Map(rows.map(({ id, name }) => [id ?? "", name ?? ""]));
}

interface Telling {
  readonly people: ReadonlyMap<string, string>;
  readonly locale: Locale;
  readonly timeZone: string;
}

function cellOf(field: CustomField, value: CustomValue | null, { people, locale, timeZone }: Telling): Cell {
  if (value === null) return null;
  if (typeof value === "object" && "minor" in value) {
    return { number: value.minor / 10 ** minorDigits(value.currency), format: "#,##0.00" };
  }
  const told = tellValue(field, value);
  if (typeof told === "number") return { number: told, format: "General" };
  if (typeof told === "boolean") return (locale === "ru" ? ru : en).web[told ? "yes" : "no"];
  if (typeof told !== "string") return told === null ? null : told.join(", ");
  if (field.kind === "person") return people.get(told) ?? told;
  if (field.kind === "date") return { date: told };
  return field.kind === "date_time" ? momentText(told, timeZone) : told;
}

/** "2026-11-20 14:30" in the workspace's zone. */
function momentText(at: string, timeZone: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  return `${dateOf(Date.parse(at), timeZone)} ${time.format(Date.parse(at))}`;
}
