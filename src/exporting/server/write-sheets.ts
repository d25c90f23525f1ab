import type pg from "pg";
import type { Locale } from "../../kernel/actor.ts";
import { minorDigits } from "../../kernel/money.ts";
import { copyCsvOut } from "../../platform/database/copy-lines.ts";
import { csvText, csvTextSql } from "../../platform/spreadsheet/csv-cells.ts";
import type { ZippedEntry, ZipWriter } from "../../platform/zip/write-zip.ts";
import { type Sheet, type SheetColumn, sheets } from "../domain/sheets.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";

interface Words {
  readonly sheet: Readonly<Record<string, string>>;
  readonly heading: Readonly<Record<string, string>>;
  readonly code: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly yes: string;
  readonly no: string;
}

/** Passes on what a table is written as, counting its lines; returns how many. */
export type LineMeter = (table: string, chunks: AsyncIterable<Buffer>) => AsyncGenerator<Buffer, number>;

/** Whose rows a sheet has. */
export const tableOf = (from: string): string => from.split(" ", 1)[0] ?? "";

const wordsOf = (locale: Locale): Words => (locale === "ru" ? ru : en);

/**
 * The tables for people, as a spreadsheet of the workspace's language opens them: a mark of UTF-8, semicolons and decimal commas in
 * Russian, times of the workspace. What a spreadsheet would take for a formula begins with an apostrophe.
 */
export async function writeSheets(
  client: pg.ClientBase,
  zip: ZipWriter,
  locale: Locale,
  meter: LineMeter,
): Promise<ZippedEntry[]> {
  const words = wordsOf(locale);
  const separator = locale === "ru" ? ";" : ",";
  const own = await customColumns(client);
  const written: ZippedEntry[] = [];
  for (const sheet of sheets) {
    const columns = [...sheet.columns, ...own.filter(({ entity }) => entity === sheet.custom)];
    const heads = columns.map((column) => headingOf(column, words));
    const head = `\uFEFF${heads.map((text) => csvCell(text, separator)).join(separator)}\n`;
    const cells = columns.map((column) => cellSql(column, locale));
    const query = `select ${cells.join(", ")} from ${sheetRows(sheet)}`;
    async function* content() {
      yield Buffer.from(head);
      yield* meter(tableOf(sheet.from), copyCsvOut(client, query, separator));
    }
    written.push(await zip.add(`${words.sheet[sheet.key]}.csv`, content()));
  }
  return written;
}

const headingOf = (column: SheetColumn | OwnColumn, words: Words): string =>
  "heading" in column ? column.heading : (words.heading[column.key] ?? "");

function sheetRows({ from, order }: Sheet): string {
  const mine = "r.workspace_id = current_workspace()";
  return `${from} ${/\swhere\s/.test(from) ? "and" : "where"} ${mine} order by ${order}`;
}

const csvCell = (text: string, separator: string) => {
  const safe = csvText(text);
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const zone = "(select time_zone from workspaces where id = current_workspace())";

function cellSql({ kind, sql, words }: SheetColumn, locale: Locale): string {
  const said = wordsOf(locale);
  const decimal = (value: string) => (locale === "ru" ? `replace((${value})::text, '.', ',')` : `(${value})::text`);
  const day = locale === "ru" ? "DD.MM.YYYY" : "YYYY-MM-DD";
  switch (kind) {
    case "text":
      return csvTextSql(sql);
    case "code": {
      const cases = Object.entries(said.code[words ?? ""] ?? {});
      const when = cases.map(([value, text]) => `when ${literal(value)} then ${literal(text)}`);
      return when.length === 0 ? csvTextSql(sql) : `case ${sql} ${when.join(" ")} else ${csvTextSql(sql)} end`;
    }
    case "date":
      return `to_char(${sql}, '${day}')`;
    case "instant":
      return `to_char(${sql} at time zone ${zone}, '${day} HH24:MI')`;
    case "number":
      return decimal(sql);
    case "flag":
      return `case when ${sql} then ${literal(said.yes)} when not ${sql} then ${literal(said.no)} end`;
    case "money":
      return decimal(majorUnits(sql, "r.currency"));
  }
}

/** Currencies with other than two digits behind the point, of which there are few. */
const otherDigits = Intl.supportedValuesOf("currency").filter((currency) => minorDigits(currency) !== 2);

function majorUnits(minor: string, currency: string): string {
  const rest = otherDigits.map((one) => {
    const digits = minorDigits(one);
    return `when '${one}' then round((${minor})::numeric / ${10 ** digits}, ${digits})`;
  });
  return `case ${currency} ${rest.join(" ")} else round((${minor})::numeric / 100, 2) end`;
}

interface OwnField {
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  readonly kind: string;
}

type OwnColumn = SheetColumn & { readonly entity: string; readonly heading: string };

async function customColumns(client: pg.ClientBase): Promise<readonly OwnColumn[]> {
  const { rows } = await client.query<OwnField>(
    `select id, entity, name, kind from custom_fields
     where workspace_id = current_workspace() and archived_at is null order by entity, position, id`,
  );
  return rows.map((field) => ({ key: field.id, entity: field.entity, heading: field.name, ...ownValue(field) }));
}

function ownValue({ id, kind }: OwnField): Pick<SheetColumn, "kind" | "sql"> {
  const [value, plain] = [`(r.custom -> '${id}')`, `(r.custom ->> '${id}')`];
  const options = `custom_fields f cross join lateral jsonb_array_elements(f.options) as o
    where f.workspace_id = r.workspace_id and f.id = '${id}'`;
  switch (kind) {
    case "number":
      return { kind: "number", sql: plain };
    case "yes_no":
      return { kind: "flag", sql: `${plain}::boolean` };
    case "date":
      return { kind: "date", sql: `${plain}::date` };
    case "date_time":
      return { kind: "instant", sql: `${plain}::timestamptz` };
    case "choice":
      return { kind: "text", sql: `(select o ->> 'name' from ${options} and o ->> 'id' = ${plain})` };
    case "choices":
      return {
        kind: "text",
        sql: `(select string_agg(o ->> 'name', ', ') from ${options} and ${value} ? (o ->> 'id'))`,
      };
    case "person":
      return {
        kind: "text",
        sql: `(select u.name from users u where u.workspace_id = r.workspace_id and u.id = ${plain}::uuid)`,
      };
    case "money": {
      const [minor, currency] = [`(${value} ->> 'minor')`, `(${value} ->> 'currency')`];
      return { kind: "text", sql: `${majorUnits(minor, currency)}::text || ' ' || ${currency}` };
    }
    default:
      return { kind: "text", sql: plain };
  }
}
