import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { z } from "zod";
import { compileTests } from "../../custom-fields/index.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/page.ts";
import { searchWords } from "../domain/search-words.ts";
import { knownTo } from "./customer-sight.ts";

const cursorShape = z.tuple([z.string(), z.uuid()]);

interface PageRow {
  readonly id: string;
  readonly name_key: string;
}

/** Which customers. */
export interface CustomersAsked {
  readonly table: "companies" | "contacts";
  /** Column → value. */
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly search: string | undefined;
  /** Of own fields. */
  readonly custom: string | undefined;
}

interface PageRequest extends CustomersAsked {
  readonly columns: RawBuilder<unknown>;
  readonly joins: RawBuilder<unknown>;
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** The condition on rows `c` of the table that the filters, and what the actor may know, make. */
export async function customersAsked(
  reading: Pick<Reading, "sql" | "actor" | "client">,
  { table, filters, search, custom }: CustomersAsked,
): Promise<RawBuilder<unknown> | Refusal> {
  const { actor } = reading;
  const conditions = [
    sql`c.workspace_id = ${actor.workspaceId}`,
    sql`c.deleted_at is null`,
    knownTo(actor, table, "c"),
  ];
  for (const [column, value] of Object.entries(filters)) {
    if (value !== undefined) conditions.push(sql`c.${sql.ref(column)} = ${value}`);
  }
  if (search) conditions.push(searchCondition(table, search, actor.workspaceId));
  if (custom !== undefined) {
    const own = await compileTests(reading, table === "companies" ? "company" : "contact", custom);
    if (isRefusal(own)) return own;
    conditions.push(sql`c.id in (select find_by_custom(${table}, ${own.tests}::jsonb))`);
  }
  return everything(conditions);
}

const everything = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` and `);

/** A page of customers by name key, then id. Every condition compares a stored column, so that an index serves it. */
export async function readCustomerPage<Row extends PageRow>(
  reading: Reading,
  request: PageRequest,
): Promise<{ rows: Row[]; next: string | null } | Refusal> {
  const asked = await customersAsked(reading, request);
  if (isRefusal(asked)) return asked;
  const conditions = [asked];
  const key = decodeCursor(request.cursor, cursorShape);
  if (isRefusal(key)) return key;
  if (key) conditions.push(sql`(c.name_key, c.id) > (${key[0]}, ${key[1]}::uuid)`);
  const { rows } = await sql<Row>`
    select ${request.columns} from ${sql.table(request.table)} c ${request.joins}
    where ${everything(conditions)}
    order by c.name_key, c.id limit ${request.limit + 1}`.execute(reading.sql);
  const last = rows.length > request.limit ? rows[request.limit - 1] : undefined;
  return { rows: rows.slice(0, request.limit), next: last ? encodeCursor([last.name_key, last.id]) : null };
}

function searchCondition(table: PageRequest["table"], search: string, workspaceId: string): RawBuilder<unknown> {
  const words = searchWords(search);
  const begins = (column: RawBuilder<unknown>, text: RawBuilder<unknown>) =>
    sql`${column} >= ${text} and ${column} < ${text} || chr(1114111)`;
  const byName = begins(sql`name_key`, sql`customer_key(${words.text})`);
  const found: RawBuilder<unknown>[] = [];
  if (table === "companies" && words.inn) found.push(begins(sql`inn collate "C"`, sql`${words.inn}::text`));
  if (words.phone) found.push(begins(sql`phone_normalized collate "C"`, sql`${words.phone}::text`));
  if (words.email) found.push(sql`email = ${words.email}`);
  // One letter begins the surname of every tenth person: too many to put in order.
  if (table === "contacts" && words.text.length > 1)
    found.push(begins(sql`last_word_key`, sql`customer_key(${words.text})`));
  // By name alone the list's own index serves both the condition and the order. What is joined has names too.
  if (found.length === 0) return begins(sql`c.name_key`, sql`customer_key(${words.text})`);
  const branches = [byName, ...found].map(
    (condition) =>
      sql`select id from ${sql.table(table)} where workspace_id = ${workspaceId} and deleted_at is null and ${condition}`,
  );
  return sql`c.id in (${sql.join(branches, sql` union all `)})`;
}
