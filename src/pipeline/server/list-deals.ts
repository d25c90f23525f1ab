import { z } from "zod";
import { type OwnOrder, readOwnOrder } from "../../custom-fields/index.ts";
import type { AnswerOf, QueryOf } from "../../kernel/endpoint.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/page.ts";
import { httpRefusals } from "../../platform/http/refusals.ts";
import type { countDeals as countEndpoint, listDeals as listEndpoint } from "../contract.ts";
import type { CardRow } from "./card.ts";
import { cardColumns, cardJoins, cardOf } from "./card.ts";
import type { DealFilters, Parameters } from "./deal-conditions.ts";
import { createParameters, dealConditions } from "./deal-conditions.ts";
import { paceThresholds } from "./pace-thresholds.ts";
import { prepared } from "./prepared.ts";
import { readStages } from "./stage.ts";

type ListQuery = QueryOf<typeof listEndpoint>;

interface Order {
  /** What deals `d` are compared by. */
  readonly key: string;
  readonly type: "timestamptz" | "bigint" | "date" | OwnOrder["type"];
  readonly isNullable: boolean;
}

const orders: Readonly<Record<Exclude<ListQuery["sort"], `custom.${string}`>, Order>> = {
  createdAt: { key: "d.created_at", type: "timestamptz", isNullable: false },
  stageEnteredAt: { key: "d.stage_entered_at", type: "timestamptz", isNullable: false },
  amount: { key: "d.amount_minor", type: "bigint", isNullable: true },
  expectedCloseOn: { key: "d.expected_close_on", type: "date", isNullable: true },
  title: { key: "d.title_key", type: "text", isNullable: false },
  closedAt: { key: "d.closed_at", type: "timestamptz", isNullable: true },
  channel: { key: "d.channel", type: "text", isNullable: true },
};
const isOwn = (sort: ListQuery["sort"]): sort is `custom.${string}` => sort.startsWith("custom.");

async function orderOf(reading: Reading, sort: ListQuery["sort"]): Promise<Order | Refusal> {
  if (!isOwn(sort)) return orders[sort];
  const own = await readOwnOrder(reading, "deal", sort.slice("custom.".length));
  return isRefusal(own) ? own : { key: own.expression("d"), type: own.type, isNullable: true };
}

/** Whether a cursor's value is one of the order: it may have come from a list in another one. */
function suits(value: Cursor[0], { type, isNullable }: Order): boolean {
  if (value === null) return isNullable;
  if (type === "bigint" || type === "numeric") return typeof value === "number";
  return typeof value === "string" && (type === "text" || isTime(value));
}

/** Where a page ended: the sorted value (null among the blanks, which come last) and the deal. */
type Cursor = readonly [value: string | number | null, id: string];

const cursorShape = z.tuple([z.union([z.null(), z.number(), z.string().max(10_000)]), z.uuid()]);

export const isTime = (value: unknown) => typeof value === "string" && !Number.isNaN(Date.parse(value));

export const writeCursor = (cursor: Cursor): string => encodeCursor(cursor);

/** Refuses `cursor_invalid`, also for the cursor of a list in another order. */
export function readCursor(
  text: string | undefined,
  suits: (value: Cursor[0]) => boolean,
): Cursor | Refusal | undefined {
  const cursor = decodeCursor(text, cursorShape);
  if (cursor === undefined || isRefusal(cursor) || suits(cursor[0])) return cursor;
  return refuse(httpRefusals, "cursor_invalid");
}

interface ListedRow extends CardRow {
  readonly key: Date | number | string | null;
  readonly custom_by_key: AnswerOf<typeof listEndpoint>["items"][number]["custom"];
}

/** One page of deals by key, not by offset: as quick at any depth. Blanks come last in both directions. */
export async function listDeals(reading: Reading, query: ListQuery): Promise<AnswerOf<typeof listEndpoint> | Refusal> {
  // What is open has no closing: without looking for one in all that was ever closed, open deals come as they were made.
  const isNever = query.sort === "closedAt" && query.status === "open";
  const order = await orderOf(reading, isNever ? "createdAt" : query.sort);
  if (isRefusal(order)) return order;
  const cursor = readCursor(query.cursor, (value) => suits(value, order));
  if (isRefusal(cursor)) return cursor;
  const parameters = createParameters(reading.actor.workspaceId);
  const conditions = await conditionsOf(reading, query, parameters);
  if (isRefusal(conditions)) return conditions;
  const { rows } = await reading.client.query<ListedRow>(
    prepared(
      `with page as (${pageOf(query, order, cursor, conditions, parameters)})
     select ${cardColumns}, custom_by_key(d.custom) as custom_by_key, ${order.key} as key from page join deals d on d.workspace_id = $1 and d.id = page.id
     ${cardJoins} order by page.place`,
      parameters.values,
    ),
  );
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    items: rows.slice(0, query.limit).map((row) => ({ ...cardOf(row, reading), custom: row.custom_by_key })),
    next: last ? writeCursor([last.key instanceof Date ? last.key.toISOString() : last.key, last.id]) : null,
  };
}

function pageOf(
  query: ListQuery,
  { key, type, isNullable }: Order,
  cursor: Cursor | undefined,
  conditions: readonly string[],
  parameters: Parameters,
): string {
  const beyond = query.order === "desc" ? "<" : ">";
  // Written out: with a limit that it does not know the database would plan every page anew.
  const limit = Math.trunc(query.limit) + 1;
  const part = (condition: string, order: string) =>
    `(select d.id, ${key} as value from deals d where ${[...conditions, condition].join(" and ")} order by ${order} limit ${limit})`;
  const parts: string[] = [];
  if (cursor?.[0] !== null) {
    const after = cursor
      ? `(${key}, d.id) ${beyond} (${parameters.add(cursor[0])}::${type}, ${parameters.add(cursor[1])}::uuid)`
      : "true";
    const filled = isNullable ? `${key} is not null and ${after}` : after;
    parts.push(part(filled, `${key} ${query.order}, d.id ${query.order}`));
  }
  if (isNullable) {
    const after = cursor && cursor[0] === null ? ` and d.id ${beyond} ${parameters.add(cursor[1])}::uuid` : "";
    parts.push(part(`${key} is null${after}`, `d.id ${query.order}`));
  }
  return `select id, row_number() over () as place from (${parts.join(" union all ")}) as found limit ${limit}`;
}

/** Filters that name a stage by what the deal did there. */
const stageFilters = [
  "reachedStage",
  "visitedStage",
  "inProgressAt",
  "lostAt",
  "postponedAt",
  "enteredStage",
  "leftStage",
] as const;

export async function conditionsOf(
  reading: Reading,
  filters: DealFilters,
  parameters: Parameters,
): Promise<string[] | Refusal> {
  const needsStages = filters.overTarget !== undefined || stageFilters.some((name) => filters[name] !== undefined);
  const stages = needsStages ? await readStages(reading, null) : [];
  return dealConditions(reading, filters, parameters, { stages, thresholds: paceThresholds(reading, stages) });
}

/** Count and sums by currency of the same deals that the list would show. */
export async function countDeals(
  reading: Reading,
  filters: QueryOf<typeof countEndpoint>,
): Promise<AnswerOf<typeof countEndpoint> | Refusal> {
  const parameters = createParameters(reading.actor.workspaceId);
  const conditions = await conditionsOf(reading, filters, parameters);
  if (isRefusal(conditions)) return conditions;
  const { rows } = await reading.client.query<{ currency: string; count: number; minor: number | null }>(
    prepared(
      `select d.currency, count(*) as count, sum(d.amount_minor)::bigint as minor from deals d
     where ${conditions.join(" and ")} group by d.currency order by d.currency`,
      parameters.values,
    ),
  );
  return {
    count: rows.reduce((sum, row) => sum + row.count, 0),
    sums: rows.map(({ minor, currency }) => ({ minor: minor ?? 0, currency })),
  };
}
