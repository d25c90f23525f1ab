import fc, { type GeneratorValue } from "fast-check";
import type pg from "pg";
import { quoted } from "../../platform/database/quoted.ts";
import { newId } from "../../platform/new-id.ts";
import { ownerColumn, type ShapedTable } from "./archive-shape.ts";

/** Rows that the schema takes, for every table of an archive: what it refuses is thrown away and tried again. */
export interface RandomRows {
  /** Makes a workspace; answers the tables that have a row. */
  fill(workspaceId: string, slug: string, choose: GeneratorValue): Promise<readonly string[]>;
}

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** As SQL: of JSON it tells whether it is a list or an object. */
  readonly usual: string | null;
  /** The table that it refers to. */
  readonly refers: string | null;
  /** What a check allows, if it lists it. */
  readonly allowed: readonly string[] | null;
}

const catalogue = `
  select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable, (select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d where d.adrelid = c.oid and d.adnum = a.attnum) as usual,
    (select f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = f.conkey[cardinality(f.conkey)]
      and f.confrelid <> 'workspaces'::regclass limit 1) as refers,
    (select array_agg(m[1]) from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') m
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ '= ANY') as allowed
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and a.attidentity = ''`;

/** Keys of several columns beside the workspace: their values come together from one row. */
interface Pair {
  readonly table: string;
  readonly columns: readonly string[];
  readonly refers: string;
  readonly foreign: readonly string[];
}
const pairs = `
  select f.conrelid::regclass::text as table, f.confrelid::regclass::text as refers,
    (select array_agg(a.attname::text order by k.place) from unnest(f.conkey) with ordinality k(num, place)
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.num where a.attname <> 'workspace_id') as columns,
    (select array_agg(a.attname::text order by k.place) from unnest(f.confkey) with ordinality k(num, place)
      join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.num where a.attname <> 'workspace_id') as foreign
  from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace and cardinality(f.conkey) > 2`;

/** Values of the workspace's own fields, of the kind that each is of. */
const ownFieldsOf = { companies: "company", contacts: "contact", deals: "deal", activities: "activity" };
const ofEntity = "f.workspace_id = $1 and f.entity = $2";
const ownValues = `select jsonb_object_agg(f.id, case f.kind when 'number' then '1.5' when 'yes_no' then 'true' when 'date' then '"2026-01-02"'
    when 'date_time' then '"2026-01-02T03:04:05Z"' when 'money' then '{"minor": 150, "currency": "RUB"}' when 'choices' then '["a"]'
    when 'person' then (select to_jsonb(id) from users where workspace_id = $1 limit 1) else to_jsonb($3::text) end)
  from custom_fields f where ${ofEntity}`;

const rowsOfTable = 3;
const tries = 25;

export async function randomRows(owner: pg.Pool, shape: readonly ShapedTable[]): Promise<RandomRows> {
  const { rows: columns } = await owner.query<Column>(catalogue);
  const { rows: together } = await owner.query<Pair>(pairs);
  return {
    fill: async (workspaceId, slug, choose) => {
      const client = await owner.connect();
      const made = new Map<string, string[]>();
      try {
        await client.query("begin");
        await client.query(
          "insert into workspaces (id, slug, name, currency, time_zone, locale, created_at) values ($1, $2, $3, 'RUB', 'UTC', 'ru', now())",
          [workspaceId, slug, choose(words) || "?"],
        );
        await client.query(`set local voronka.workspace_id = '${workspaceId}'`);
        for (const { table } of shape.filter((one) => one.table !== "workspaces")) {
          const own = columns.filter((one) => one.table === table && one.name !== ownerColumn(table));
          const keys = together.filter((one) => one.table === table);
          made.set(table, await fillTable(client, workspaceId, { table, columns: own, keys }, made, choose));
        }
        for (const [table, entity] of Object.entries(ownFieldsOf))
          await client.query(
            `update ${table} r set custom = (${ownValues}) where workspace_id = $1 and exists (select from custom_fields f where ${ofEntity})`,
            [workspaceId, entity, choose(words)],
          );
        await client.query("commit");
      } finally {
        client.release();
      }
      return ["workspaces", ...[...made].flatMap(([table, ids]) => (ids.length > 0 ? [table] : []))];
    },
  };
}

async function fillTable(
  client: pg.ClientBase,
  workspaceId: string,
  {
    table,
    columns,
    keys,
  }: { readonly table: string; readonly columns: readonly Column[]; readonly keys: readonly Pair[] },
  made: ReadonlyMap<string, readonly string[]>,
  choose: GeneratorValue,
): Promise<string[]> {
  const ids: string[] = [];
  for (let left = tries; left > 0 && ids.length < rowsOfTable; left -= 1) {
    const id = newId();
    // The more it fails, the fewer columns are filled that need not be.
    const row = Object.fromEntries(
      columns.flatMap((column): [string, unknown][] => {
        const isLeft = column.nullable && choose(fc.double, { min: 0, max: 1, noNaN: true }) > left / tries - 0.2;
        if (isLeft) return [];
        if (column.name === "id") return [["id", id]];
        return [[column.name, madeValue(column, made, choose)]];
      }),
    );
    for (const { columns: own, refers, foreign } of keys) {
      const { rows } = await client.query<Record<string, unknown>>(
        `select ${foreign.map(quoted).join(", ")} from ${refers} where workspace_id = $1 limit 1`,
        [workspaceId],
      );
      for (const [place, column] of own.entries()) {
        if (column in row && row[column] !== null) row[column] = rows[0]?.[foreign[place] ?? ""] ?? row[column];
      }
    }
    agree(row);
    const names = ["workspace_id", ...Object.keys(row)];
    const places = names.map((_, place) => `$${place + 1}`);
    await client.query("savepoint tried");
    const isTaken = await client
      .query(`insert into ${quoted(table)} (${names.map(quoted).join(", ")}) values (${places.join(", ")})`, [
        workspaceId,
        ...Object.values(row),
      ])
      .then(() => true)
      .catch(() => false);
    await client.query(isTaken ? "release savepoint tried" : "rollback to savepoint tried");
    if (isTaken) ids.push(id);
  }
  return ids;
}

/** Columns that a check ties to each other: how often something is, and on which day. */
function agree(row: Record<string, unknown>): void {
  if (row.frequency === undefined) return;
  if (row.frequency === "weekly") row.weekday = 1;
  else delete row.weekday;
  if (row.frequency === "monthly" || row.frequency === "quarterly") row.month_day = 1;
  else delete row.month_day;
}

const words = () =>
  fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((text) => text.replaceAll("\u0000", "")),
    fc.constantFrom("ООО «Ромашка»", "👩‍👩‍👧‍👦", "שלום", '=1+1;"\\n', "a\nb\tc", "\\.", "7"),
  );

function madeValue(
  { name, type, usual, refers, allowed }: Column,
  made: ReadonlyMap<string, readonly string[]>,
  choose: GeneratorValue,
) {
  const pick = <T>(values: readonly T[]): T | null =>
    values.length > 0 ? choose(() => fc.constantFrom(...values)) : null;
  if (refers !== null) return pick(made.get(refers) ?? []);
  if (allowed !== null && type !== "text[]") return pick(allowed);
  switch (type) {
    case "uuid":
      return newId();
    case "uuid[]":
      return [newId()];
    case "smallint[]":
      return [choose(fc.integer, { min: 1, max: 9 })];
    case "boolean":
      return choose(fc.boolean);
    case "date":
      return choose(days).slice(0, 10);
    case "jsonb":
      if (usual?.startsWith("'[")) return "[]";
      return name === "custom"
        ? "{}"
        : choose(() => fc.constantFrom("{}", JSON.stringify({ text: "«…»", number: 1.5, nothing: null })));
    case "text[]":
      return allowed === null ? [choose(words)] : allowed.slice(0, 1);
    case "bytea":
      return Buffer.from(choose(words));
    default:
      if (type.startsWith("timestamp")) return choose(days);
      if (name === "duration_minutes") return choose(fc.integer, { min: 5, max: 9 });
      if (name === "year") return choose(fc.integer, { min: 2000, max: 2009 });
      if (/int|numeric|real|double/.test(type)) return choose(fc.integer, { min: 0, max: 9 });
      return textOf(name, choose);
  }
}

const days = () =>
  fc.integer({ min: 0, max: 10 ** 11 }).map((offset) => new Date(Date.UTC(2023, 0, 1) + offset).toISOString());

/** Columns whose checks say what a text must look like. */
function textOf(name: string, choose: GeneratorValue): string {
  if (name === "currency") return choose(() => fc.constantFrom("RUB", "JPY", "KWD"));
  if (name === "sha256") return "a".repeat(64);
  return choose(words);
}
