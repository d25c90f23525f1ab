import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { z } from "zod";
import { compileTests, type OwnOrder, readOwnOrder } from "../../custom-fields/index.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/page.ts";
import { httpRefusals } from "../../platform/http/refusals.ts";
import { searchWords } from "../domain/search-words.ts";
import { knownTo } from "./customer-sight.ts";

/** Where a page ended: the value by which the list is in order, null among the blanks, and the customer. */
const cursorShape = z.tuple([z.union([z.string(), z.number(), z.null()]), z.uuid()]);

interface PageRow {
  readonly id: string;
}

/** What lists of customers are put in order by; only companies have a city. */
const customerOrders = {
  name: { key: sql`c.name_key`, type: "text", isNullable: false },
  city: { key: sql`c.city`, type: "text", isNullable: true },
  createdAt: { key: sql`c.created_at`, type: "timestamptz", isNullable: false },
} as const;

interface Order {
  /** What customers `c` are compared by. */
  readonly key: RawBuilder<unknown>;
  readonly type: "text" | "timestamptz" | OwnOrder["type"];
  readonly isNullable: boolean;
}

async function orderOf(reading: Reading, { table, sort }: PageRequest): Promise<Order | Refusal> {
  if (sort === "name" || sort === "city" || sort === "createdAt") return customerOrders[sort];
  const entity = table === "companies" ? "company" : "contact";
  const own = await readOwnOrder(reading, entity, sort.slice("custom.".length));
  return isRefusal(own) ? own : { key: sql.raw(own.expression("c")), type: own.type, isNullable: true };
}

/** Whether a cursor's value is one of the order: it may have come from a list in another one. */
function suits(value: string | number | null, { type, isNullable }: Order): boolean {
  if (value === null) return isNullable;
  if (type === "numeric") return typeof value === "number";
  return typeof value === "string" && (type === "text" || !Number.isNaN(Date.parse(value)));
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
  readonly sort: keyof typeof customerOrders | `custom.${string}`;
  readonly order: "asc" | "desc";
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

/** A page of customers in order by key, then id, blanks last. Every condition compares a stored column, so that an index serves it. */
export async function readCustomerPage<Row extends PageRow>(
  reading: Reading,
  request: PageRequest,
): Promise<{ rows: Row[]; next: string | null } | Refusal> {
  const asked = await customersAsked(reading, request);
  if (isRefusal(asked)) return asked;
  const inOrder = await orderOf(reading, request);
  if (isRefusal(inOrder)) return inOrder;
  const cursor = decodeCursor(request.cursor, cursorShape);
  if (isRefusal(cursor)) return cursor;
  if (cursor !== undefined && !suits(cursor[0], inOrder)) return refuse(httpRefusals, "cursor_invalid");
  const { rows } = await sql<Row & { page_key: Date | string | number | null }>`
    with page as (${pageOf(request, inOrder, asked, cursor)})
    select ${request.columns}, ${inOrder.key} as page_key from page
    join ${sql.table(request.table)} c on c.workspace_id = ${reading.actor.workspaceId} and c.id = page.id ${request.joins}
    order by page.place`.execute(reading.sql);
  const last = rows.length > request.limit ? rows[request.limit - 1] : undefined;
  const key = last?.page_key instanceof Date ? last.page_key.toISOString() : (last?.page_key ?? null);
  return { rows: rows.slice(0, request.limit), next: last ? encodeCursor([key, last.id]) : null };
}

type Cursor = z.output<typeof cursorShape>;

/** Ids of one page and one more: those with a value, then the blanks. */
function pageOf(
  { table, order, limit }: PageRequest,
  { key, type, isNullable }: Order,
  asked: RawBuilder<unknown>,
  cursor: Cursor | undefined,
): RawBuilder<unknown> {
  const direction = sql.raw(order);
  const beyond = sql.raw(order === "desc" ? "<" : ">");
  const most = sql.lit(Math.trunc(limit) + 1);
  const part = (condition: RawBuilder<unknown>, by: RawBuilder<unknown>) =>
    sql`(select c.id from ${sql.table(table)} c where ${asked} and ${condition} order by ${by} limit ${most})`;
  const parts: RawBuilder<unknown>[] = [];
  if (cursor?.[0] !== null) {
    const after = cursor
      ? sql`(${key}, c.id) ${beyond} (${cursor[0]}::${sql.raw(type)}, ${cursor[1]}::uuid)`
      : sql`true`;
    const filled = isNullable ? sql`${key} is not null and ${after}` : after;
    parts.push(part(filled, sql`${key} ${direction}, c.id ${direction}`));
  }
  if (isNullable) {
    const after = cursor && cursor[0] === null ? sql`c.id ${beyond} ${cursor[1]}::uuid` : sql`true`;
    parts.push(part(sql`${key} is null and ${after}`, sql`c.id ${direction}`));
  }
  return sql`select id, row_number() over () as place from (${sql.join(parts, sql` union all `)}) as found limit ${most}`;
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
