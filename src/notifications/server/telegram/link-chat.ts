import { createHash, randomBytes } from "node:crypto";
import { actorOf } from "../../../identity/index.ts";
import type { UserId, WorkspaceId } from "../../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runUnit } from "../../../platform/database/run-unit.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { notificationsRefusals } from "../../domain/refusals.ts";
import type { Channels } from "../channels.ts";
import { announce } from "../notify.ts";
import { deleteTelegramCode, upsertSettings, upsertTelegramCode } from "../store.ts";
import type { Heard } from "./telegram-bot.ts";

const minutesKept = 15;
const hashOf = (code: string) => createHash("sha256").update(code).digest("hex");

/** A one-time code for the caller's chat; an earlier one is no longer good. Refuses `channel_not_set_up`. */
export async function beginLink(
  unit: Unit,
  { telegram }: Channels,
): Promise<{ code: string; link: string | null; expiresAt: string } | Refusal> {
  if (telegram === null) return refuse(notificationsRefusals, "channel_not_set_up");
  const code = randomBytes(16).toString("base64url");
  const expiresAt = new Date(unit.now + minutesKept * 60_000);
  await upsertTelegramCode(unit, hashOf(code), expiresAt);
  const bot = telegram.name();
  return { code, link: bot === null ? null : `https://t.me/${bot}?start=${code}`, expiresAt: expiresAt.toISOString() };
}

export async function unlink(unit: Unit): Promise<{ done: true }> {
  await upsertSettings(unit, { telegram_chat_id: null, telegram_name: null });
  unit.audit({ action: "notification_settings.telegram_unlinked", entity: "user", entityId: unit.actor.userId });
  announce(unit, unit.actor.userId);
  return { done: true };
}

/** Links the chat with whoever got the code; false when the code is wrong, used or too old. */
export async function linkChat(database: Database, code: string, { chatId, name }: Heard): Promise<boolean> {
  const hash = hashOf(code);
  const { rows } = await database.owner.query<{ workspace_id: WorkspaceId; user_id: UserId }>(
    "select workspace_id, user_id from telegram_codes where code_hash = $1",
    [hash],
  );
  const row = rows[0];
  if (!row) return false;
  const actor = await actorOf(database, row.workspace_id, row.user_id, "system");
  if (isRefusal(actor)) return false;
  return runUnit(database, actor, async (unit) => {
    if (!(await deleteTelegramCode(unit, hash))) return false;
    await upsertSettings(unit, { telegram_chat_id: chatId, telegram_name: name });
    unit.audit({ action: "notification_settings.telegram_linked", entity: "user", entityId: row.user_id });
    announce(unit, row.user_id);
    return true;
  });
}

/** A chat that wants to hear nothing more, in all workspaces. */
export async function forgetChat(database: Database, chatId: number): Promise<void> {
  await database.owner.query(
    "update notification_settings set telegram_chat_id = null, telegram_name = null where telegram_chat_id = $1",
    [chatId],
  );
}
