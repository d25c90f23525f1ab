import { sql } from "kysely";
import { z } from "zod";
import type { AnswerOf, QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { getUnread, listNotifications as listEndpoint, Notification } from "../contract.ts";
import { notificationsRefusals } from "../domain/refusals.ts";
import { announce } from "./notify.ts";
import { shownFrom, shownTo, unreadOf } from "./shown.ts";
import { writeReading, writeReadings } from "./store.ts";

/** Newest first, a keyset page; ids go with time. Refuses `cursor_invalid`. (PLT-8) */
export async function listNotifications(
  reading: Reading,
  { cursor, limit, unread }: QueryOf<typeof listEndpoint>,
): Promise<Page<Notification> | Refusal> {
  const after = decodeCursor(cursor, z.tuple([z.uuid()]));
  if (isRefusal(after)) return after;
  const { rows } = await shownTo(
    reading.actor,
    sql`and n.on_screen
        and ${after ? sql`n.id < ${after[0]}::uuid` : sql`true`}
        and ${unread === undefined ? sql`true` : unread === "true" ? sql`n.read_at is null` : sql`n.read_at is not null`}
        order by n.id desc limit ${limit + 1}`,
  ).execute(reading.sql);
  return pageOf(rows, limit, {
    item: (row) => {
      const { createdAt, readAt, ...told } = shownFrom(row);
      const iso = (at: number) => new Date(at).toISOString();
      return { ...told, createdAt: iso(createdAt), readAt: readAt === null ? null : iso(readAt) } as Notification;
    },
    key: (row) => [row.id],
  });
}

export async function countUnread(reading: Pick<Reading, "sql" | "actor">): Promise<AnswerOf<typeof getUnread>> {
  const { rows } = await unreadOf(reading.actor).execute(reading.sql);
  return { count: rows[0]?.count ?? 0, deals: rows[0]?.deals ?? [] };
}

/** Refuses `notification_unknown`. */
export async function readNotification(unit: Unit, id: string): Promise<{ count: number } | Refusal> {
  if (!(await writeReading(unit, id))) return refuse(notificationsRefusals, "notification_unknown");
  return afterReading(unit);
}

export async function readAll(unit: Unit, upTo: string | null): Promise<{ count: number }> {
  await writeReadings(unit, upTo);
  return afterReading(unit);
}

async function afterReading(unit: Unit): Promise<{ count: number }> {
  announce(unit, unit.actor.userId);
  const { count } = await countUnread(unit);
  return { count };
}
