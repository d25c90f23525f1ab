import type { Unit } from "../../platform/database/unit.ts";
import type { OutsideChannel } from "../domain/kinds.ts";
import type { Notice } from "./notice.ts";

/** The slice's writes that belong to a use case; those of the sender are in deliver-store.ts. */

interface NewNotification {
  readonly id: string;
  readonly userId: string;
  readonly onScreen: boolean;
}

/** What was written of a notice: for whom, and whether it is new to that person. */
interface Written {
  readonly id: string;
  readonly userId: string;
  readonly isNew: boolean;
}

/**
 * Answers what was written. What a person was told of already (the same key) stays as it is, except that further
 * changes of one deal by one person join those told before, and are unread again.
 */
export async function insertNotifications(
  unit: Unit,
  { kind, dealId, visitId, key, params }: Notice,
  rows: readonly NewNotification[],
): Promise<readonly Written[]> {
  const { rows: written } = await unit.client.query<Written>({
    name: "insert_notifications",
    text: `insert into notifications as n (workspace_id, id, user_id, kind, key, deal_id, visit_id, params, by_user_id, on_screen, created_at)
           select $1, r.id, r."userId", $3, $4, $5, $6, $7, $8, r."onScreen", $9
           from jsonb_to_recordset($2) as r(id uuid, "userId" uuid, "onScreen" boolean)
           on conflict (workspace_id, user_id, key) where key is not null do update
             set read_at = null, params = n.params || jsonb_build_object('fields', (
               select jsonb_agg(distinct field) from jsonb_array_elements((n.params -> 'fields') || (excluded.params -> 'fields')) as field))
             where n.kind = 'deal_changed'
           returning n.id, n.user_id as "userId", n.xmax = 0 as "isNew"`,
    values: [
      unit.actor.workspaceId,
      JSON.stringify(rows),
      kind,
      key ?? null,
      dealId ?? null,
      visitId ?? null,
      JSON.stringify(params ?? {}),
      unit.actor.userId,
      new Date(unit.now),
    ],
  });
  return written;
}

export interface NewDelivery {
  readonly id: string;
  readonly notificationId: string;
  readonly userId: string;
  readonly channel: OutsideChannel;
  /** Which browser; null for the other channels. */
  readonly target: string | null;
  readonly dueAt: Date;
}

export async function insertDeliveries(unit: Unit, rows: readonly NewDelivery[]): Promise<void> {
  if (rows.length === 0) return;
  await unit.client.query({
    name: "insert_notification_deliveries",
    text: `insert into notification_deliveries (workspace_id, id, notification_id, user_id, channel, target, due_at)
           select $1, r.id, r."notificationId", r."userId", r.channel, r.target, r."dueAt"
           from jsonb_to_recordset($2) as r(id uuid, "notificationId" uuid, "userId" uuid, channel text, target uuid, "dueAt" timestamptz)
           on conflict do nothing`,
    values: [unit.actor.workspaceId, JSON.stringify(rows)],
  });
}

/** Answers whose notifications these were. */
export async function writeWithdrawal(unit: Unit, key: string): Promise<readonly string[]> {
  const { rows } = await unit.client.query<{ user_id: string }>({
    name: "withdraw_notifications",
    text: `update notifications set withdrawn_at = $3
           where workspace_id = $1 and deal_id = $4 and key = $2 and withdrawn_at is null returning user_id`,
    values: [unit.actor.workspaceId, key, new Date(unit.now), key.split(":")[1]],
  });
  return rows.map((row) => row.user_id);
}

/** As `writeWithdrawal` or its undoing, of a key that names no deal: looked for person by person, as the index has it. */
export async function writeWithdrawalFromAll(unit: Unit, key: string, isUndone: boolean): Promise<readonly string[]> {
  const { rows } = await unit.client.query<{ user_id: string }>(
    `update notifications n set withdrawn_at = $3 from reporting.users u
     where n.workspace_id = $1 and u.workspace_id = $1 and n.user_id = u.id and n.key = $2
       and (n.withdrawn_at is null) = ($3::timestamptz is not null)
     returning n.user_id`,
    [unit.actor.workspaceId, key, isUndone ? null : new Date(unit.now)],
  );
  return rows.map((row) => row.user_id);
}

export async function writeReading(unit: Unit, id: string): Promise<boolean> {
  const { rowCount } = await unit.client.query(
    `update notifications set read_at = coalesce(read_at, $4) where workspace_id = $1 and user_id = $2 and id = $3`,
    [unit.actor.workspaceId, unit.actor.userId, id, new Date(unit.now)],
  );
  return rowCount === 1;
}

/** Up to a given one: ids go with time. */
export async function writeReadings(unit: Unit, upTo: string | null): Promise<void> {
  await unit.client.query(
    `update notifications set read_at = $4
     where workspace_id = $1 and user_id = $2 and read_at is null and withdrawn_at is null and on_screen
       and ($3::uuid is null or id <= $3)`,
    [unit.actor.workspaceId, unit.actor.userId, upTo, new Date(unit.now)],
  );
}

/** Columns of a person's settings; what is left out stays, or is the usual. */
export async function upsertSettings(unit: Unit, values: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(values);
  if (columns.length === 0) return;
  const places = columns.map((_, index) => `$${index + 3}`);
  await unit.client.query(
    `insert into notification_settings (workspace_id, user_id, ${columns.join(", ")}) values ($1, $2, ${places.join(", ")})
     on conflict (workspace_id, user_id) do update
       set ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}, version = notification_settings.version + 1`,
    [unit.actor.workspaceId, unit.actor.userId, ...columns.map((column) => values[column])],
  );
}

/** A browser that was somebody else's here belongs to whoever uses it now. */
export async function upsertBrowser(
  unit: Unit,
  browser: { readonly endpoint: string; readonly p256dh: string; readonly auth: string; readonly name: string },
): Promise<string> {
  const { rows } = await unit.client.query<{ id: string }>(
    `insert into push_subscriptions (workspace_id, id, user_id, endpoint, p256dh, auth, device, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (workspace_id, endpoint) do update
       set user_id = excluded.user_id, p256dh = excluded.p256dh, auth = excluded.auth, device = excluded.device
     returning id`,
    [
      unit.actor.workspaceId,
      unit.newId(),
      unit.actor.userId,
      browser.endpoint,
      browser.p256dh,
      browser.auth,
      browser.name,
      new Date(unit.now),
    ],
  );
  return rows[0]?.id ?? "";
}

export async function deleteBrowser(unit: Unit, id: string): Promise<boolean> {
  const { rowCount } = await unit.client.query(
    "delete from push_subscriptions where workspace_id = $1 and user_id = $2 and id = $3",
    [unit.actor.workspaceId, unit.actor.userId, id],
  );
  return rowCount === 1;
}

export async function upsertTelegramCode(unit: Unit, codeHash: string, expiresAt: Date): Promise<void> {
  await unit.client.query(
    `insert into telegram_codes (workspace_id, user_id, code_hash, expires_at) values ($1, $2, $3, $4)
     on conflict (workspace_id, user_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at`,
    [unit.actor.workspaceId, unit.actor.userId, codeHash, expiresAt],
  );
}

export async function deleteTelegramCode(unit: Unit, codeHash: string): Promise<boolean> {
  const { rowCount } = await unit.client.query(
    "delete from telegram_codes where workspace_id = $1 and user_id = $2 and code_hash = $3 and expires_at > $4",
    [unit.actor.workspaceId, unit.actor.userId, codeHash, new Date(unit.now)],
  );
  return rowCount === 1;
}
