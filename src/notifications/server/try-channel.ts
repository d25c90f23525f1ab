import type { Actor } from "../../kernel/actor.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { newId } from "../../platform/new-id.ts";
import type { OutsideChannel } from "../domain/kinds.ts";
import { notificationsRefusals } from "../domain/refusals.ts";
import type { DeliveryParts } from "./channels.ts";
import { pushOf, readRecipient, sendLetter, sendTelegram } from "./deliver.ts";
import { readBrowser } from "./deliver-store.ts";
import { readHabits } from "./habits.ts";
import { settingsAddress } from "./message.ts";
import type { Outcome } from "./outcome.ts";

/** Sends the caller a trial message at once, past choices and quiet hours. Refuses `channel_not_set_up`. */
export async function tryChannel(
  parts: DeliveryParts,
  actor: Actor,
  channel: OutsideChannel,
): Promise<{ isSent: boolean; outcome: string | null } | Refusal> {
  const { channels, translator, database } = parts;
  const isThere = { mail: channels.mailer !== null, push: true, telegram: channels.telegram !== null };
  const recipient = isThere[channel] ? await readRecipient(parts, actor) : null;
  if (recipient === null) return refuse(notificationsRefusals, "channel_not_set_up");
  const { reader } = recipient;
  const sentence = translator.text(reader.locale, "notifications", "told.trial");
  const message = { id: newId(), sentence, by: null, url: settingsAddress(reader) };
  const outcomes: Outcome[] = [];
  if (channel === "mail") outcomes.push(await sendLetter(parts, recipient, [message]));
  if (channel === "telegram") outcomes.push(await sendTelegram(parts, recipient, message));
  if (channel === "push") {
    const { workspaceId, userId } = actor;
    const [habits] = await database.read(workspaceId, (reading) => readHabits(reading, workspaceId, [userId]));
    for (const id of habits?.browsers ?? []) {
      const target = await readBrowser(database, workspaceId, id);
      if (target) outcomes.push(await channels.push.send(target, pushOf(recipient, message)));
    }
  }
  const isSent = outcomes.some((one) => one.state === "sent");
  const failures = outcomes.flatMap((one) => (one.state === "sent" ? [] : [one.why]));
  return { isSent, outcome: failures[0] ?? null };
}
