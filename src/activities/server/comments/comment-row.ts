import { type RawBuilder, sql } from "kysely";
import type { Reading } from "../../../platform/database/unit.ts";
import type { Comment } from "../../contract.ts";

export interface CommentRow {
  readonly id: string;
  readonly activity_id: string;
  readonly author_id: string | null;
  readonly author_name: string | null;
  readonly body: string;
  readonly mentions: readonly string[];
  readonly mentioned: Comment["mentions"];
  readonly created_at: Date;
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
  readonly version: number;
}

/** The people whom a row `x` mentions, by name; most mention nobody, and for these nobody is looked up. */
export const mentionedIn = (x: "a" | "c") => sql`case when ${sql.ref(`${x}.mentions`)} = '{}' then '[]'::jsonb else (
    select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name), '[]') from reporting.users m
    where m.workspace_id = ${sql.ref(`${x}.workspace_id`)} and m.id = any(${sql.ref(`${x}.mentions`)})) end`;

/** Comments `c`; whoever asks has made sure that the actor sees the activity. */
export function commentsWhere(actor: Reading["actor"], rest: RawBuilder<unknown>): RawBuilder<CommentRow> {
  return sql<CommentRow>`
    select c.*, u.name as author_name, ${mentionedIn("c")} as mentioned from activity_comments c
    left join reporting.users u on u.workspace_id = c.workspace_id and u.id = c.author_id
    where c.workspace_id = ${actor.workspaceId} ${rest}`;
}

export function toComment(row: CommentRow): Comment {
  return {
    id: row.id,
    activityId: row.activity_id,
    body: row.body,
    mentions: row.mentioned,
    author: row.author_id === null ? null : { id: row.author_id, name: row.author_name ?? "" },
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    version: row.version,
  };
}

/** The last 20 of each activity, first to last. */
export async function lastComments(
  reading: Reading,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, Comment[]>> {
  const found = new Map<string, Comment[]>();
  if (activityIds.length === 0) return found;
  const { rows } = await commentsWhere(
    reading.actor,
    sql`and c.deleted_at is null and c.id in (
      select l.id from unnest(${activityIds}::uuid[]) as asked(id) cross join lateral (
        select n.id from activity_comments n
        where n.workspace_id = ${reading.actor.workspaceId} and n.activity_id = asked.id and n.deleted_at is null
        order by n.created_at desc, n.id desc limit 20) l)
      order by c.created_at, c.id`,
  ).execute(reading.sql);
  for (const row of rows) found.set(row.activity_id, [...(found.get(row.activity_id) ?? []), toComment(row)]);
  return found;
}
