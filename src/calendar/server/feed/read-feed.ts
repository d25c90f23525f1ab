import { sql } from "kysely";
import { visibleTo } from "../../../identity/index.ts";
import type { Locale } from "../../../kernel/actor.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { Translator } from "../../../platform/translate.ts";
import { type FeedEntry, writeIcs } from "./write-ics.ts";

const dayMs = 86_400_000;
/** Whoever has more sees those nearest to now: calendar programs read a feed whole. */
const mostEntries = 5000;

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly body: string | null;
  readonly place: string | null;
  readonly deal_title: string | null;
  readonly planned_at: Date;
  readonly has_time: boolean;
  readonly duration_minutes: number | null;
  readonly done_at: Date | null;
  readonly is_held: boolean | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
}

/** The actor's own activities as a calendar program reads them; of a deal that the actor no longer sees nothing is told. */
export async function readFeed(reading: Reading, translator: Translator): Promise<string> {
  const { actor, now } = reading;
  const { rows } = await sql<Row>`
    select a.*, d.title as deal_title from reporting.feed_activities a
    left join reporting.deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
    where a.workspace_id = ${actor.workspaceId} and a.owner_id = ${actor.userId}
      and (a.deal_id is null or d.id is not null and ${visibleTo(actor, "d.owner_id")})
      and a.planned_at >= ${new Date(now - 90 * dayMs)} and a.planned_at < ${new Date(now + 400 * dayMs)}
      and (a.deleted_at is null or a.deleted_at > ${new Date(now - 60 * dayMs)})
    order by abs(extract(epoch from a.planned_at - ${new Date(now)})), a.id limit ${mostEntries}`.execute(reading.sql);
  const { locale, timeZone } = actor.workspace;
  const entries = rows.map((row) => entryOf(row, translator, locale));
  return writeIcs(entries, { name: translator.text(locale, "calendar", "feed.name"), zone: timeZone });
}

function entryOf(row: Row, translator: Translator, locale: Locale): FeedEntry {
  const kind = translator.text(locale, "calendar", `feed.kind.${row.kind}`);
  const mark = row.done_at === null ? "" : "✓ ";
  return {
    id: row.id,
    summary: `${mark}${kind}: ${row.subject}`,
    description: [row.deal_title, row.body].filter(Boolean).join("\n\n"),
    place: row.place,
    at: row.planned_at.getTime(),
    hasTime: row.has_time,
    durationMinutes: row.duration_minutes,
    isCancelled: row.deleted_at !== null || row.is_held === false,
    createdAt: row.created_at.getTime(),
    updatedAt: Math.max(row.updated_at.getTime(), row.deleted_at?.getTime() ?? 0),
    version: row.version,
  };
}
