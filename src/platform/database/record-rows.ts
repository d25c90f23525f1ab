import type { Unit } from "./unit.ts";

/**
 * Writing rows of the past by the thousand: rows are streamed into a temporary table of the transaction (copyRows), then
 * set-based statements make them rows of the product. The row's own key is `external_id`; an empty value leaves what is.
 */
export interface RecordTable {
  readonly target: string;
  readonly staging: string;
  /** The column that holds the row's own key, where it is not `external_id`; in the staging table it is always that. */
  readonly key?: string;
  /** Name → type, of the columns that are compared and written. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns of the staging table that only travel along: names to be found, places of a deal. */
  readonly carried?: Readonly<Record<string, string>>;
  /** What a new row has where the column is empty: SQL, which may speak of the staged row as `s`. */
  readonly otherwise?: Readonly<Record<string, string>>;
  /** What the audit says of a known row that changes (PLT-11); `fields`: a column's name there, where it is another. */
  readonly audited: {
    readonly action: string;
    readonly entity: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
}

export interface RecordedCounts {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
}

const keyOf = ({ key = "external_id" }: RecordTable) => key;

export const refusedRows = "recorded_refusals";

/** Why rows were left out: line, code and what fills the message; of the transaction, for all doors that record. */
export async function openRefusedRows(unit: Pick<Unit, "client">): Promise<void> {
  await unit.client.query(
    `create temp table if not exists ${refusedRows} (line bigint, code text, params jsonb) on commit drop`,
  );
}

/** SQL of a new UUIDv7 for each row. */
export const sqlNewId = "new_row_id()";

export async function openStaging(unit: Pick<Unit, "client">, table: RecordTable): Promise<void> {
  const columns = Object.entries({ ...table.columns, ...table.carried }).map(([name, type]) => `${name} ${type}`);
  await openRefusedRows(unit);
  await unit.client.query(
    `create temp table ${table.staging} (line bigint, id uuid, external_id text collate "C", created_at timestamptz(3),
       ${columns.join(", ")}) on commit drop`,
  );
}

export const stagedColumns = (table: RecordTable): string[] => [
  "line",
  "id",
  "external_id",
  "created_at",
  ...Object.keys({ ...table.columns, ...table.carried }),
];

/** Whether the given row says anything that the other does not have. */
export function differs(columns: readonly string[], row: string, other: (column: string) => string): string {
  return columns
    .map((column) => `(${row}.${column} is not null and ${row}.${column} is distinct from ${other(column)})`)
    .join(" or ");
}

/**
 * A key that stands twice in the staging table: the later rows change the former. One row per key remains, with the last
 * value of every column; answers what the later rows count as: changes of a row that this file makes, else nothing of
 * their own, so that the same file again counts no change.
 */
export async function foldRepeats(unit: Unit, table: RecordTable): Promise<RecordedCounts> {
  const { client, actor } = unit;
  const { staging, target } = table;
  const { rowCount } = await client.query(
    `create temp table ${staging}_twice on commit drop as
       select external_id from ${staging} where external_id is not null group by 1 having count(*) > 1`,
  );
  if (!rowCount) return { created: 0, updated: 0, skipped: 0 };
  const columns = ["created_at", ...Object.keys({ ...table.columns, ...table.carried })];
  await client.query(
    `create temp table ${staging}_filled on commit drop as
       select x.line, x.external_id, row_number() over k as rank, row_number() over (partition by external_id order by line desc) as left_over,
         ${columns.map((c) => `first_value(x.${c}) over (partition by x.external_id, x.g_${c} order by x.line) as ${c}`).join(", ")}
       from (select s.*, ${columns.map((c) => `count(s.${c}) over (partition by s.external_id order by s.line) as g_${c}`).join(", ")}
             from ${staging} s where s.external_id in (select external_id from ${staging}_twice)) x
       window k as (partition by x.external_id order by x.line)`,
  );
  const { rows } = await client.query<{ updated: number; skipped: number }>(
    `select count(*) filter (where changed) as updated, count(*) filter (where not changed) as skipped from (
       select t.id is null and (${differs(columns, "s", (c) => `p.${c}`)}) as changed
       from ${staging}_filled f join ${staging} s on s.line = f.line
         join ${staging}_filled p on p.external_id = f.external_id and p.rank = f.rank - 1
         left join ${target} t on t.workspace_id = $1 and t.${keyOf(table)} = f.external_id
       where f.rank > 1) as later`,
    [actor.workspaceId],
  );
  await client.query(`delete from ${staging} s using ${staging}_filled f where s.line = f.line and f.rank > 1`);
  const counts = { created: 0, updated: rows[0]?.updated ?? 0, skipped: rows[0]?.skipped ?? 0 };
  return counts;
}

/** The last values of the keys that stood twice take their places. */
export async function takeLastValues(unit: Pick<Unit, "client">, table: RecordTable): Promise<void> {
  const { staging } = table;
  const { rows } = await unit.client.query<{ found: boolean }>(
    `select to_regclass('pg_temp.${staging}_filled') is not null as found`,
  );
  if (!rows[0]?.found) return;
  const columns = ["created_at", ...Object.keys({ ...table.columns, ...table.carried })];
  await unit.client.query(
    `update ${staging} s set ${columns.map((c) => `${c} = f.${c}`).join(", ")}
     from ${staging}_filled f where f.external_id = s.external_id and f.left_over = 1`,
  );
}

/** Of a column of values by key (`jsonb`) a table brings some: the others of a known row stay. */
export async function keepOtherValues(unit: Unit, table: RecordTable): Promise<void> {
  const { staging, target, columns } = table;
  if (columns.custom === undefined) return;
  await unit.client.query(
    `update ${staging} s set custom = t.custom || s.custom from ${target} t
     where t.workspace_id = $1 and t.${keyOf(table)} = s.external_id and s.custom is not null`,
    [unit.actor.workspaceId],
  );
}

/** Rows whose target was deleted here are refused by name: bringing it back is a person's decision. */
export async function refuseDeleted(unit: Unit, table: RecordTable): Promise<void> {
  const { staging, target } = table;
  const { rowCount } = await unit.client.query(
    `insert into ${refusedRows} select s.line, 'record_deleted', jsonb_build_object('value', s.external_id)
     from ${staging} s join ${target} t on t.workspace_id = $1 and t.${keyOf(table)} = s.external_id where t.deleted_at is not null`,
    [unit.actor.workspaceId],
  );
  if (rowCount) await unit.client.query(`delete from ${staging} where line in (select line from ${refusedRows})`);
}

/** Writes the staged rows: new keys are created, of known ones only what really differs is changed. */
export async function recordRows(unit: Unit, table: RecordTable, importId: string | null): Promise<RecordedCounts> {
  const { client, actor } = unit;
  const { staging, target } = table;
  await client.query(`analyze ${staging}`);
  await keepOtherValues(unit, table);
  await refuseDeleted(unit, table);
  const repeats = await foldRepeats(unit, table);
  await takeLastValues(unit, table);
  const columns = Object.keys(table.columns);
  const changed = differs(columns, "s", (c) => `t.${c}`);
  const { rows } = await client.query<{ all: number; updated: number; created: number }>(
    `select count(*) as all, count(*) filter (where t.id is null) as created, count(*) filter (where t.id is not null and (${changed})) as updated
     from ${staging} s left join ${target} t on t.workspace_id = $1 and t.${keyOf(table)} = s.external_id`,
    [actor.workspaceId],
  );
  const first = rows[0] ?? { all: 0, updated: 0, created: 0 };
  await updateDiffering(unit, table, importId);
  await client.query(
    `insert into ${target} (workspace_id, id, ${keyOf(table)}, import_id, created_at, updated_at, ${columns.join(", ")})
     select $1, coalesce(s.id, ${sqlNewId}), s.external_id, $2, coalesce(s.created_at, $3::timestamptz),
       coalesce(s.created_at, $3::timestamptz), ${columns.map((c) => (table.otherwise?.[c] ? `coalesce(s.${c}, ${table.otherwise[c]})` : `s.${c}`)).join(", ")}
     from ${staging} s
     where s.external_id is null or not exists (select from ${target} t where t.workspace_id = $1 and t.${keyOf(table)} = s.external_id)
     order by s.line`,
    [actor.workspaceId, importId, new Date(unit.now)],
  );
  return {
    created: first.created,
    updated: first.updated + repeats.updated,
    skipped: first.all - first.created - first.updated + repeats.skipped,
  };
}

/** Answers how many rows were changed, each named in the audit with before and after. `line`: of this one staged row only. */
export async function updateDiffering(
  unit: Unit,
  table: RecordTable,
  importId: string | null,
  line: number | null = null,
): Promise<number> {
  const { staging, target } = table;
  const columns = Object.keys(table.columns);
  await auditDiffering(unit, table, line);
  const { rowCount } = await unit.client.query(
    `update ${target} t set ${columns.map((c) => `${c} = coalesce(s.${c}, t.${c})`).join(", ")}, import_id = $2,
       updated_at = greatest(t.updated_at, $3), version = t.version + 1
     from ${staging} s where t.workspace_id = $1 and t.${keyOf(table)} = s.external_id and ($4::bigint is null or s.line = $4)
       and (${differs(columns, "s", (c) => `t.${c}`)})`,
    [unit.actor.workspaceId, importId, new Date(unit.now), line],
  );
  return rowCount ?? 0;
}

async function auditDiffering(unit: Unit, table: RecordTable, line: number | null) {
  const { staging, target, columns, audited } = table;
  const names = Object.keys(columns);
  const changes = names.map((c) => {
    const isChanged = differs([c], "s", (column) => `t.${column}`);
    return `case when ${isChanged} then jsonb_build_object('${audited.fields?.[c] ?? c}', jsonb_build_array(t.${c}, s.${c})) else '{}' end`;
  });
  await unit.client.query(
    `insert into audit_entries (workspace_id, id, at, user_id, via, action, entity, entity_id, changes)
     select $1, ${sqlNewId}, $2, $3, $4, $5, $6, t.id, ${changes.join(" || ")}
     from ${staging} s join ${target} t on t.workspace_id = $1 and t.${keyOf(table)} = s.external_id
     where ($7::bigint is null or s.line = $7) and (${differs(names, "s", (c) => `t.${c}`)})`,
    [
      unit.actor.workspaceId,
      new Date(unit.now),
      unit.actor.userId,
      unit.actor.via,
      audited.action,
      audited.entity,
      line,
    ],
  );
}
