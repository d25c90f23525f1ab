import { sql } from "kysely";
import { z } from "zod";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { decodeCursor, encodeCursor } from "../../../platform/http/page.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { Comment, listComments } from "../../contract.ts";
import { activitiesRefusals } from "../../domain/refusals.ts";
import { findActivity } from "../activity-row.ts";
import { commentsWhere, toComment } from "./comment-row.ts";

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

/** The thread of an activity that the actor sees, newest first. */
export async function readComments(
  reading: Reading,
  { params, query }: InputOf<typeof listComments>,
): Promise<{ items: Comment[]; next: string | null } | Refusal> {
  const activity = await findActivity(reading, params.id);
  if (!activity || activity.deleted_at) return refuse(activitiesRefusals, "activity_unknown");
  const key = decodeCursor(query.cursor, cursorShape);
  if (isRefusal(key)) return key;
  const { rows } = await commentsWhere(
    reading.actor,
    sql`and c.activity_id = ${params.id} and c.deleted_at is null
      and ${key ? sql`(c.created_at, c.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql`true`}
      order by c.created_at desc, c.id desc limit ${query.limit + 1}`,
  ).execute(reading.sql);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    items: rows.slice(0, query.limit).map(toComment),
    next: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null,
  };
}
