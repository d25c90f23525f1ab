import { sql } from "kysely";
import { z } from "zod";
import { may } from "../../identity/index.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/page.ts";
import type { InputOf } from "../../platform/http/route.ts";
import { type getTimeline, type TimelineItem, timelineKinds } from "../contract.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import { isDealSeen } from "./is-deal-seen.ts";
import { type TimelineEvent, timelineEvents } from "./timeline-events.ts";
import { toTimelineItems } from "./timeline-items.ts";

const cursorShape = z.tuple([z.iso.datetime(), z.string()]);

interface Timeline {
  readonly items: TimelineItem[];
  readonly next: string | null;
  readonly counts: Record<(typeof timelineKinds)[number] | "all", number>;
}

/** PIP-7: a deal's history, newest first. One deal has hundreds of events, so the whole is gathered and then cut. */
export async function readTimeline(
  reading: Reading,
  { params, query }: InputOf<typeof getTimeline>,
): Promise<Timeline | Refusal> {
  if (!(await isDealSeen(reading, params.id))) return refuse(activitiesRefusals, "deal_unknown");
  const key = decodeCursor(query.cursor, cursorShape);
  if (isRefusal(key)) return key;
  const events = timelineEvents(reading, params.id, may(reading.actor, "payments.read"));
  const { rows } = await sql<TimelineEvent>`
    select at, key, type, kind, by_id, data from (${events}) e
    where ${query.kind ? sql`kind = ${query.kind}` : sql`true`}
      and ${key ? sql`(at, key collate "C") < (${key[0]}::timestamptz, ${key[1]})` : sql`true`}
    order by at desc, key collate "C" desc limit ${query.limit + 1}`.execute(reading.sql);
  const counted = await sql<{ kind: string; events: number }>`
    select kind, count(*) as events from (${events}) e group by kind`.execute(reading.sql);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    items: await toTimelineItems(reading, rows.slice(0, query.limit)),
    next: last ? encodeCursor([last.at.toISOString(), last.key]) : null,
    counts: countsOf(counted.rows),
  };
}

function countsOf(rows: readonly { kind: string; events: number }[]): Timeline["counts"] {
  const byKind = new Map(rows.map((row) => [row.kind, row.events]));
  const counts = Object.fromEntries(timelineKinds.map((kind) => [kind, byKind.get(kind) ?? 0]));
  return { ...counts, all: rows.reduce((sum, row) => sum + row.events, 0) } as Timeline["counts"];
}
