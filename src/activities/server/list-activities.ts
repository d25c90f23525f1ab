import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import { addDays, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/page.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { Activity, listActivities } from "../contract.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import { seenActivities, toActivity } from "./activity-row.ts";
import { lastComments } from "./comments/comment-row.ts";
import { isDealSeen } from "./is-deal-seen.ts";

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

type Query = InputOf<typeof listActivities>["query"];

/** When it was done, else when it is planned: what lists are ordered and cut by, and the indexes are on. */
const at = sql`a.list_at`;

/** Open ones first to last, others newest first. */
export async function readActivities(reading: Reading, { query }: InputOf<typeof listActivities>) {
  // An empty list would say that there is a deal, and nothing to do with it.
  if (query.deal !== undefined && !(await isDealSeen(reading, query.deal))) {
    return refuse(activitiesRefusals, "deal_unknown");
  }
  const key = decodeCursor(query.cursor, cursorShape);
  if (isRefusal(key)) return key;
  const isAscending = query.state === "open" || query.state === "overdue";
  const conditions = [sql`a.deleted_at is null`, ...filters(query), ...times(reading, query)];
  if (key) {
    const sign = isAscending ? sql`>` : sql`<`;
    conditions.push(sql`(${at}, a.id) ${sign} (${key[0]}::timestamptz, ${key[1]}::uuid)`);
  }
  const direction = isAscending ? sql`asc` : sql`desc`;
  const { rows } = await seenActivities(
    reading.actor,
    sql`and ${sql.join(conditions, sql` and `)}
        order by ${at} ${direction}, a.id ${direction} limit ${query.limit + 1}`,
  ).execute(reading.sql);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  const lastAt = last ? (last.done_at ?? last.planned_at ?? last.created_at) : null;
  const items = rows.slice(0, query.limit).map(toActivity);
  return {
    items: query.comments === "true" ? await withComments(reading, items) : items,
    next: last && lastAt ? encodeCursor([lastAt.toISOString(), last.id]) : null,
  };
}

/** All of them by one statement, and by none where nothing was said. */
async function withComments(reading: Reading, items: readonly Activity[]) {
  const commented = items.filter(({ commentCount }) => commentCount > 0).map(({ id }) => id);
  const comments = await lastComments(reading, commented);
  return items.map((item) => ({ ...item, comments: comments.get(item.id) ?? [] }));
}

function filters(query: Query): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  for (const [column, value] of Object.entries({
    deal_id: query.deal,
    company_id: query.company,
    contact_id: query.contact,
    owner_id: query.owner,
    kind: query.kind,
  })) {
    if (value !== undefined) conditions.push(sql`a.${sql.ref(column)} = ${value}`);
  }
  if (query.state === "done") conditions.push(sql`a.done_at is not null`);
  if (query.state === "open" || query.state === "overdue") conditions.push(sql`a.done_at is null`);
  return conditions;
}

/** Days are the workspace's. What is planned for a day without a time is overdue when the day is over. */
function times({ actor, now }: Reading, query: Query): RawBuilder<unknown>[] {
  const zone = actor.workspace.timeZone;
  const conditions: RawBuilder<unknown>[] = [];
  if (query.from) conditions.push(sql`${at} >= ${new Date(startOfDay(query.from, zone))}`);
  if (query.to) conditions.push(sql`${at} < ${new Date(startOfDay(addDays(query.to, 1), zone))}`);
  if (query.state === "overdue") {
    const today = new Date(startOfDay(dateOf(now, zone), zone));
    conditions.push(sql`${at} < ${new Date(now)}`);
    conditions.push(
      sql`a.planned_at < case when a.has_time then ${new Date(now)}::timestamptz else ${today}::timestamptz end`,
    );
  }
  return conditions;
}
