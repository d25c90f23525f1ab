import { type SqlBool, sql } from "kysely";
import { z } from "zod";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { decodeCursor, encodeCursor } from "../../../platform/http/page.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { CustomerMerge, listMerges } from "../../contract.ts";
import { crmRefusals } from "../../domain/refusals.ts";
import { knownTo } from "../customer-sight.ts";

interface Row {
  readonly id: string;
  readonly kind: CustomerMerge["kind"];
  readonly survivor_id: string;
  readonly survivor_name: string;
  readonly merged_id: string;
  readonly merged_name: string;
  readonly moved: readonly { readonly link: string; readonly count: number }[];
  readonly rule: string | null;
  readonly merged_at: Date;
  readonly merged_by: string | null;
  readonly merged_by_name: string | null;
  readonly undone_at: Date | null;
  readonly undone_by: string | null;
  readonly undone_by_name: string | null;
}

const cursorShape = z.tuple([z.uuid()]);
const named = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name });

function toMerge(row: Row): CustomerMerge {
  const moved = new Map<string, number>();
  for (const { link, count } of row.moved) {
    const what = link.split(".")[0] ?? link;
    moved.set(what, (moved.get(what) ?? 0) + count);
  }
  return {
    id: row.id,
    kind: row.kind,
    survivor: { id: row.survivor_id, name: row.survivor_name },
    merged: { id: row.merged_id, name: row.merged_name },
    moved: [...moved].map(([what, count]) => ({ what, count })),
    mergedAt: row.merged_at.toISOString(),
    mergedBy: named(row.merged_by, row.merged_by_name),
    rule: row.rule,
    undoneAt: row.undone_at?.toISOString() ?? null,
    undoneBy: named(row.undone_by, row.undone_by_name),
  };
}

interface Asked {
  readonly kind?: CustomerMerge["kind"] | undefined;
  readonly customer?: string | undefined;
  readonly id?: string;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Those whose survivor the actor knows, the newest first. */
async function findMerges({ sql: executor, actor }: Pick<Reading, "sql" | "actor">, asked: Asked): Promise<Row[]> {
  const conditions = [sql<SqlBool>`m.workspace_id = ${actor.workspaceId}`];
  if (asked.kind) conditions.push(sql`m.kind = ${asked.kind}`);
  if (asked.id) conditions.push(sql`m.id = ${asked.id}`);
  if (asked.before) conditions.push(sql`m.id < ${asked.before}`);
  if (asked.customer) conditions.push(sql`(m.survivor_id = ${asked.customer} or m.merged_id = ${asked.customer})`);
  const { rows } = await sql<Row>`
    select m.*, coalesce(so.name, sp.name) as survivor_name, coalesce(mo.name, mp.name) as merged_name,
      by.name as merged_by_name, back.name as undone_by_name,
      coalesce((select jsonb_agg(jsonb_build_object('link', l.link, 'count', cardinality(l.ids) + jsonb_array_length(l.folded)) order by l.link)
        from customer_merge_links l where l.workspace_id = m.workspace_id and l.merge_id = m.id), '[]') as moved
    from customer_merges m
    left join companies so on m.kind = 'company' and so.workspace_id = m.workspace_id and so.id = m.survivor_id and ${knownTo(actor, "companies", "so")}
    left join companies mo on m.kind = 'company' and mo.workspace_id = m.workspace_id and mo.id = m.merged_id
    left join contacts sp on m.kind = 'contact' and sp.workspace_id = m.workspace_id and sp.id = m.survivor_id and ${knownTo(actor, "contacts", "sp")}
    left join contacts mp on m.kind = 'contact' and mp.workspace_id = m.workspace_id and mp.id = m.merged_id
    left join reporting.users by on by.workspace_id = m.workspace_id and by.id = m.merged_by
    left join reporting.users back on back.workspace_id = m.workspace_id and back.id = m.undone_by
    where ${sql.join(conditions, sql` and `)} and coalesce(so.id, sp.id) is not null
    order by m.id desc limit ${asked.limit}`.execute(executor);
  return rows;
}

export async function readMerges(reading: Reading, { query }: InputOf<typeof listMerges>) {
  const key = decodeCursor(query.cursor, cursorShape);
  if (isRefusal(key)) return key;
  const { kind, customer, limit } = query;
  const rows = await findMerges(reading, { kind, customer, before: key?.[0], limit: limit + 1 });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(toMerge), next: last ? encodeCursor([last.id]) : null };
}

export async function readMerge(reading: Pick<Reading, "sql" | "actor">, id: string): Promise<CustomerMerge | Refusal> {
  const [row] = await findMerges(reading, { id, limit: 1 });
  return row ? toMerge(row) : refuse(crmRefusals, "merge_unknown");
}
