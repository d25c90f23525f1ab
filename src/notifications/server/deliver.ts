import { sql } from "kysely";
import { actorOf, findUser } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId, WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import type { OutsideChannel } from "../domain/kinds.ts";
import type { DeliveryParts } from "./channels.ts";
import { type Claimed, claimDue, endDeliveries, forgetAddress, readBrowser } from "./deliver-store.ts";
import { readHabits } from "./habits.ts";
import { escapeHtml, letterOf } from "./mail/letter.ts";
import { type Message, messageOf, type Reader } from "./message.ts";
import type { Outcome } from "./outcome.ts";
import { type ShownRow, shownFrom, shownTo } from "./shown.ts";

const mostAttempts = 8;
const firstPauseMs = 30_000;

/** Where one person is reached. */
export interface Recipient {
  readonly reader: Reader;
  readonly mail: string | null;
  readonly telegramChat: number | null;
}

/**
 * Sends what is due in one workspace. Letters that are due at once to the same person go as one. What no longer holds, may no
 * longer be seen, or was read on screen while it waited is dropped. (PLT-8)
 */
export async function deliverDue(
  parts: DeliveryParts,
  workspaceId: WorkspaceId,
  now: Instant,
  only: readonly OutsideChannel[] = ["mail", "push", "telegram"],
): Promise<void> {
  const claimed = await claimDue(parts.database, workspaceId, now, only);
  const people = Map.groupBy(claimed, ({ userId }) => userId);
  for (const [userId, theirs] of people) await deliverTo(parts, workspaceId, userId, theirs, now);
}

async function deliverTo(
  parts: DeliveryParts,
  workspaceId: WorkspaceId,
  userId: UserId,
  claimed: readonly Claimed[],
  now: Instant,
): Promise<void> {
  const { database } = parts;
  const actor = await actorOf(database, workspaceId, userId, "system");
  const end = (them: readonly Claimed[], outcome: string) =>
    endDeliveries(
      database,
      workspaceId,
      them.map(({ id }) => id),
      { state: "dropped", outcome },
      now,
    );
  if (isRefusal(actor)) return end(claimed, actor.refused);
  const recipient = await readRecipient(parts, actor);
  if (recipient === null) return end(claimed, "demo");
  const shown = await readShown(parts, actor, claimed);
  const isTold = (one: Claimed) => {
    const told = shown.get(one.notificationId);
    return told !== undefined && !(one.hasWaited && told.readAt !== null);
  };
  await end(
    claimed.filter((one) => !isTold(one)),
    "no_longer",
  );
  const messages = (them: readonly Claimed[]): Message[] =>
    them.flatMap((one) => {
      const told = shown.get(one.notificationId);
      return told ? [messageOf(told, recipient.reader, parts.translator)] : [];
    });
  const told = claimed.filter(isTold);
  const letters = told.filter(({ channel }) => channel === "mail");
  const others = told.filter(({ channel }) => channel !== "mail").map((one) => [one]);
  for (const group of letters.length > 0 ? [letters, ...others] : others) {
    const outcome = await send(parts, workspaceId, recipient, group, messages(group));
    await settle(parts, workspaceId, group, outcome, now);
  }
}

/** Null in the demo: its people and their addresses are invented. */
export async function readRecipient(parts: DeliveryParts, actor: Actor): Promise<Recipient | null> {
  const found = await runReading(parts.database, actor, async (reading) => {
    const { rows } = await reading.client.query<{ name: string; is_demo: boolean }>(
      "select name, is_demo from workspaces where id = $1",
      [actor.workspaceId],
    );
    const [habits] = await readHabits(reading, actor.workspaceId, [actor.userId]);
    return { workspace: rows[0], habits, user: await findUser(reading, actor.userId) };
  });
  const { workspace, habits, user } = found;
  if (!workspace || workspace.is_demo || !habits) return null;
  return {
    reader: {
      name: actor.name,
      locale: habits.locale ?? actor.workspace.locale,
      zone: actor.workspace.timeZone,
      workspace: { slug: actor.workspace.slug, name: workspace.name },
      address: parts.channels.address(),
    },
    mail: user?.email ?? null,
    telegramChat: habits.telegramChat,
  };
}

async function readShown(
  { database }: DeliveryParts,
  actor: Actor,
  claimed: readonly Claimed[],
): Promise<ReadonlyMap<string, ShownRow>> {
  const ids = claimed.map(({ notificationId }) => notificationId);
  const rows = await runReading(
    database,
    actor,
    async (reading) => (await shownTo(actor, sql`and n.id = any(${ids}::uuid[])`).execute(reading.sql)).rows,
  );
  return new Map(rows.map((row) => [row.id, shownFrom(row)]));
}

const notSetUp: Outcome = { state: "failed", why: "not_set_up", isFinal: true };
const noAddress: Outcome = { state: "failed", why: "no_address", isFinal: true };

async function send(
  parts: DeliveryParts,
  workspaceId: WorkspaceId,
  recipient: Recipient,
  [first]: readonly Claimed[],
  messages: readonly Message[],
): Promise<Outcome> {
  if (!first) return noAddress;
  if (first.channel === "mail") return sendLetter(parts, recipient, messages);
  const [message] = messages;
  if (!message) return noAddress;
  if (first.channel === "telegram") return sendTelegram(parts, recipient, message);
  const target = first.target && (await readBrowser(parts.database, workspaceId, first.target));
  return target ? parts.channels.push.send(target, pushOf(recipient, message)) : noAddress;
}

export function sendLetter(
  { channels, translator }: DeliveryParts,
  { reader, mail }: Recipient,
  messages: readonly Message[],
): Promise<Outcome> {
  if (channels.mailer === null) return Promise.resolve(notSetUp);
  if (mail === null) return Promise.resolve(noAddress);
  return channels.mailer
    .send(letterOf(messages, { reader, to: mail, translator }))
    .then(
      (posted): Outcome =>
        posted.sent ? { state: "sent" } : { state: "failed", why: posted.why, isFinal: posted.isFinal },
    );
}

export function sendTelegram(
  { channels, translator }: DeliveryParts,
  { reader, telegramChat }: Recipient,
  { sentence, by, url }: Message,
): Promise<Outcome> {
  if (channels.telegram === null) return Promise.resolve(notSetUp);
  if (telegramChat === null) return Promise.resolve(noAddress);
  const open = translator.text(reader.locale, "notifications", "letter.open");
  const lines = [
    `<b>${escapeHtml(sentence)}</b>`,
    ...(by === null ? [] : [escapeHtml(by)]),
    `<a href="${escapeHtml(url)}">${escapeHtml(open)}</a>`,
  ];
  return channels.telegram.send(telegramChat, lines.join("\n"));
}

export const pushOf = ({ reader }: Recipient, { id, sentence, by, url }: Message) => ({
  title: sentence,
  body: by ?? reader.workspace.name,
  url,
  tag: id,
});

async function settle(
  { database, log }: DeliveryParts,
  workspaceId: WorkspaceId,
  group: readonly Claimed[],
  outcome: Outcome,
  now: Instant,
): Promise<void> {
  const ids = group.map(({ id }) => id);
  const [first] = group;
  if (outcome.state === "sent") return endDeliveries(database, workspaceId, ids, { state: "sent", outcome: null }, now);
  if (outcome.state === "gone" && first) await forgetAddress(database, workspaceId, first);
  const attempts = Math.max(...group.map((one) => one.attempts));
  const isOver = outcome.state === "gone" || outcome.isFinal || attempts >= mostAttempts;
  if (outcome.state === "failed" && !isOver) {
    const pause = Math.max(outcome.againAfterMs ?? 0, firstPauseMs * 2 ** (attempts - 1));
    return endDeliveries(
      database,
      workspaceId,
      ids,
      { state: "waiting", outcome: outcome.why, dueAt: now + pause },
      now,
    );
  }
  const isQuiet = outcome.why === "not_set_up" || outcome.why === "no_address";
  if (!isQuiet) log.warn({ channel: first?.channel, why: outcome.why }, "A notification could not be delivered");
  await endDeliveries(database, workspaceId, ids, { state: isQuiet ? "dropped" : "failed", outcome: outcome.why }, now);
}
