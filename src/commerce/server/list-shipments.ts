import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Money } from "../../kernel/money.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { addDays, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, pageOf } from "../../platform/http/page.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { listShipments, Shipment } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";

export interface ShipmentRow {
  readonly id: string;
  readonly external_id: string;
  readonly company_id: string;
  readonly company: string;
  readonly product_id: string | null;
  readonly sku: string | null;
  readonly product: string | null;
  readonly quantity: number | null;
  readonly amount_minor: number;
  readonly currency: string;
  readonly shipped_at: Date;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
}

const rowsOf = sql`
  select s.*, c.name as company, p.sku, p.name as product from shipments s
  join reporting.companies c on c.workspace_id = s.workspace_id and c.id = s.company_id
  left join products p on p.workspace_id = s.workspace_id and p.id = s.product_id`;

function toShipment(row: ShipmentRow): Shipment {
  const { product_id: id, sku, product: name } = row;
  return {
    id: row.id,
    externalId: row.external_id,
    company: { id: row.company_id, name: row.company },
    product: id === null || sku === null || name === null ? null : { id, sku, name },
    quantity: row.quantity,
    amount: { minor: row.amount_minor, currency: row.currency },
    shippedAt: row.shipped_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

type Query = InputOf<typeof listShipments>["query"];

/** Shipments, the newest first, page by page. */
export async function readShipments(reading: Reading, { query }: InputOf<typeof listShipments>) {
  const cursor = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  if (isRefusal(cursor)) return cursor;
  const asked = conditionsOf(reading, query);
  const after = cursor
    ? [...asked, sql`(s.shipped_at, s.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`]
    : asked;
  const { rows } = await sql<ShipmentRow>`
    ${rowsOf} where ${every(after)} order by s.shipped_at desc, s.id desc limit ${query.limit + 1}`.execute(
    reading.sql,
  );
  const page = pageOf(rows, query.limit, { item: toShipment, key: (row) => [row.shipped_at.toISOString(), row.id] });
  const isNarrow = [query.company, query.product, query.from, query.to].some((one) => one !== undefined);
  return { ...page, total: isNarrow ? await totalOf(reading, asked) : null };
}

const every = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` and `);

function conditionsOf({ actor }: Reading, query: Query): RawBuilder<unknown>[] {
  const day = (date: string) => new Date(startOfDay(date, actor.workspace.timeZone));
  return [
    sql`s.workspace_id = ${actor.workspaceId}`,
    sql`s.deleted_at is null`,
    ...(query.company === undefined ? [] : [sql`s.company_id = ${query.company}`]),
    ...(query.product === undefined ? [] : [sql`s.product_id = ${query.product}`]),
    ...(query.from === undefined ? [] : [sql`s.shipped_at >= ${day(query.from)}`]),
    ...(query.to === undefined ? [] : [sql`s.shipped_at < ${day(addDays(query.to, 1))}`]),
  ];
}

async function totalOf({ sql: on, actor }: Reading, conditions: readonly RawBuilder<unknown>[]): Promise<Money> {
  const { rows } = await sql<{ minor: number }>`
    select coalesce(sum(s.amount_minor), 0)::bigint as minor from shipments s where ${every(conditions)}`.execute(on);
  return { minor: rows[0]?.minor ?? 0, currency: actor.workspace.currency };
}

export async function readShipment(
  { sql: on, actor }: Pick<Reading, "sql" | "actor">,
  id: string,
): Promise<Shipment | Refusal> {
  const { rows } = await sql<ShipmentRow>`
    ${rowsOf} where s.workspace_id = ${actor.workspaceId} and s.id = ${id} and s.deleted_at is null`.execute(on);
  return rows[0] ? toShipment(rows[0]) : refuse(commerceRefusals, "shipment_unknown");
}
