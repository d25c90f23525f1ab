import { type RawBuilder, sql } from "kysely";
import type { CustomValues } from "../../custom-fields/index.ts";
import { visibleTo } from "../../identity/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Activity } from "../contract.ts";
import { mentionedIn } from "./comments/comment-row.ts";

export interface ActivityRow {
  readonly id: string;
  readonly kind: Activity["kind"];
  readonly subject: string;
  readonly body: string | null;
  readonly deal_id: string | null;
  readonly deal_title: string | null;
  readonly company_id: string | null;
  readonly company_name: string | null;
  readonly contact_id: string | null;
  readonly contact_name: string | null;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly planned_at: Date | null;
  readonly has_time: boolean;
  readonly duration_minutes: number | null;
  readonly place: string | null;
  readonly direction: Activity["direction"];
  /** Null: the owner's habit; -1: none. */
  readonly reminder_minutes: number | null;
  readonly done_at: Date | null;
  readonly is_held: boolean | null;
  readonly result: string | null;
  readonly recorded_by: Activity["recordedBy"];
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
  readonly custom: CustomValues;
  readonly custom_by_key: Activity["custom"];
  readonly mentions: readonly string[];
  readonly mentioned: Activity["mentions"];
  readonly comment_count: number;
  readonly files: Activity["files"];
}

/** An activity is seen by whoever sees its deal; without a deal, by whoever sees its owner. */
const isSeen = (actor: Reading["actor"]) => sql`
  (a.deal_id is null and ${visibleTo(actor, "a.owner_id")} or d.id is not null and ${visibleTo(actor, "d.owner_id")})`;

/** Activities `a` that the actor sees, with the names around them; conditions and order are added. */
export function seenActivities(actor: Reading["actor"], rest: RawBuilder<unknown>): RawBuilder<ActivityRow> {
  return sql<ActivityRow>`
    select a.*, custom_by_key(a.custom) as custom_by_key, ${mentionedIn("a")} as mentioned,
      (select count(*) from activity_comments c where c.workspace_id = a.workspace_id and c.activity_id = a.id
        and c.deleted_at is null) as comment_count,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size,
          'sha256', f.sha256) order by l.added_at, f.id)
        from activity_files l join files f on f.workspace_id = l.workspace_id and f.id = l.file_id
        where l.workspace_id = a.workspace_id and l.activity_id = a.id and l.deleted_at is null), '[]') as files, d.title as deal_title, o.name as company_name, c.name as contact_name, u.name as owner_name
    from activities a
    join reporting.users u on u.workspace_id = a.workspace_id and u.id = a.owner_id
    left join reporting.deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
    left join reporting.companies o on o.workspace_id = a.workspace_id and o.id = a.company_id
    left join reporting.contacts c on c.workspace_id = a.workspace_id and c.id = a.contact_id
    where a.workspace_id = ${actor.workspaceId} and ${isSeen(actor)} ${rest}`;
}

/** An activity that the actor sees, deleted or not. */
export async function findActivity(
  reading: Pick<Reading, "sql" | "actor">,
  id: string,
): Promise<ActivityRow | undefined> {
  return (await seenActivities(reading.actor, sql`and a.id = ${id}`).execute(reading.sql)).rows[0];
}

const named = (id: string | null, name: string | null) => (id !== null && name !== null ? { id, name } : null);

export function toActivity(row: ActivityRow): Activity {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    body: row.body,
    deal: named(row.deal_id, row.deal_title),
    company: named(row.company_id, row.company_name),
    contact: named(row.contact_id, row.contact_name),
    owner: { id: row.owner_id, name: row.owner_name },
    plannedAt: row.planned_at?.toISOString() ?? null,
    hasTime: row.has_time,
    durationMinutes: row.duration_minutes,
    place: row.place,
    direction: row.direction,
    reminder: row.reminder_minutes === -1 ? "none" : row.reminder_minutes,
    doneAt: row.done_at?.toISOString() ?? null,
    isHeld: row.is_held,
    result: row.result,
    recordedBy: row.recorded_by,
    custom: row.custom_by_key,
    mentions: row.mentioned,
    commentCount: row.comment_count,
    files: row.files,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    version: row.version,
  };
}
