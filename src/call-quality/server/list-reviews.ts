import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { CallReview, listCallReviews } from "../contract.ts";
import { callQualityRefusals } from "../domain/refusals.ts";
import { reviewsOf, toReview } from "./review-row.ts";

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

/** The workspace's days [from, to) of calls. */
export function calledWithin({ workspace }: Actor, { from, to }: { from: string; to: string }): RawBuilder<unknown> {
  const [first, end] = [from, to].map((date) => new Date(startOfDay(date, workspace.timeZone)));
  return sql`r.deleted_at is null and r.called_at >= ${first} and r.called_at < ${end}`;
}

/** Reviews of calls made in the period, the latest call first. */
export async function readReviews(
  reading: Reading,
  { query }: InputOf<typeof listCallReviews>,
): Promise<Page<CallReview> | Refusal> {
  const key = decodeCursor(query.cursor, cursorShape);
  if (isRefusal(key)) return key;
  const conditions = [
    calledWithin(reading.actor, query),
    ...(query.person === undefined ? [] : [sql`r.owner_id = ${query.person}`]),
    ...(query.mistake === undefined ? [] : [sql`${query.mistake}::uuid = any(r.mistakes)`]),
    ...(query.missed === undefined ? [] : [sql`r.marks ->> ${query.missed} in ('no', 'partly')`]),
    ...(key === undefined ? [] : [sql`(r.called_at, r.id) < (${new Date(key[0])}, ${key[1]}::uuid)`]),
  ];
  const { rows } = await reviewsOf(
    reading.actor,
    sql`and ${sql.join(conditions, sql` and `)} order by r.called_at desc, r.id desc limit ${query.limit + 1}`,
  ).execute(reading.sql);
  return pageOf(rows, query.limit, {
    item: (row) => toReview(reading.actor, row),
    key: (row) => [row.called_at.toISOString(), row.id],
  });
}

export async function readReview(reading: Reading, id: string): Promise<CallReview | Refusal> {
  const { rows } = await reviewsOf(reading.actor, sql`and r.id = ${id}`).execute(reading.sql);
  return rows[0] ? toReview(reading.actor, rows[0]) : refuse(callQualityRefusals, "review_unknown");
}
