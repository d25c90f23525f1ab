import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { runReading, runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { createTranslator } from "../../platform/translate.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { type DeliveryParts, openChannels } from "./channels.ts";
import { deliverDue } from "./deliver.ts";
import { readLetter } from "./mail/test-letter.ts";
import { notify } from "./notify.ts";
import { browser } from "./push/test-browser.ts";
import { changeSettings, readSettings } from "./settings.ts";
import { upsertBrowser } from "./store.ts";
import { beginLink } from "./telegram/link-chat.ts";
import { listenToTelegram } from "./telegram/listen.ts";
import { closeOutside, forgetAll, mail, openOutside, push, telegram, token } from "./test-outside.ts";
import { tryChannel } from "./try-channel.ts";

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let parts: DeliveryParts;
let anna: Actor;
let boris: Actor;

let base: string;

beforeAll(async () => {
  database = await testDatabase();
  const opened = await openOutside();
  base = opened.base;
  const channels = openChannels(database, {
    smtpUrl: opened.smtpUrl,
    mailFrom: "Воронка <sales@north.example>",
    telegramToken: token,
    telegramApi: base,
    address: () => "https://voronka.example",
    outside: { insideHosts: ["127.0.0.1"] },
  });
  parts = { database, channels, translator: createTranslator({ notifications: { ru, en } }), log: silent };
});
afterAll(async () => {
  parts.channels.close();
  await closeOutside();
  await database.drop();
});
beforeEach(async () => {
  forgetAll();
  ours = await makeSampleWorkspace(database.owner, `w${Math.random().toString(36).slice(2)}`);
  anna = ours.actor(ours.anna);
  boris = ours.actor(ours.boris, "head", [ours.boris, ours.anna]);
  await database.owner.query("update users set email = 'anna@north.example' where workspace_id = $1 and id = $2", [
    ours.workspaceId,
    ours.anna,
  ]);
});

const choose = (change: Parameters<typeof changeSettings>[1]) =>
  runUnit(database, anna, (unit) => changeSettings(unit, change, parts.channels));
/** Boris gives Anna a deal at that moment. */
const give = async (now = Date.now(), title = "Насос <b>«Весна»</b>") => {
  const dealId = await ours.addDeal(ours.anna, { title });
  await runUnit(database, boris, (unit) => notify(unit, { kind: "deal_assigned", to: [ours.anna], dealId }), { now });
  return dealId;
};
const deliver = (now = Date.now()) => deliverDue(parts, ours.workspaceId, now);
const states = async () =>
  (
    await database.owner.query(
      "select state, outcome from notification_deliveries where workspace_id = $1 order by id",
      [ours.workspaceId],
    )
  ).rows;

test("a letter comes in the reader's language, as text and HTML, with the way to unsubscribe", async () => {
  await choose({ locale: "ru" });
  const dealId = await give();
  await deliver();
  expect(mail.letters).toHaveLength(1);
  const { header, text, html } = readLetter(mail.letters[0] ?? "");
  expect(header("to")).toContain("anna@north.example");
  expect(header("from")).toContain("sales@north.example");
  expect(header("subject")).toContain("Вам передана сделка «Насос <b>«Весна»</b>»");
  const settings = `https://voronka.example/w/${anna.workspace.slug}/settings/notifications`;
  expect(header("list-unsubscribe")).toBe(`<${settings}>`);
  expect(text).toContain(`https://voronka.example/w/${anna.workspace.slug}/deals/${dealId}`);
  expect(text).toContain(settings);
  expect(text).toContain("Boris");
  expect(html).toContain("Насос &lt;b&gt;«Весна»&lt;/b&gt;");
  expect(html).toContain(`lang="ru"`);
});

test("a job that is run again sends nothing twice", async () => {
  await give();
  await Promise.all([deliver(), deliver()]);
  await deliver();
  expect(mail.letters).toHaveLength(1);
  expect(await states()).toEqual([{ state: "sent", outcome: null }]);
});

test("what a killed process was sending is sent again after a while, with the same Message-ID", async () => {
  await give();
  await deliver();
  await database.owner.query(
    "update notification_deliveries set state = 'sending', claimed_at = now() where workspace_id = $1",
    [ours.workspaceId],
  );
  await deliver();
  expect(mail.letters).toHaveLength(1);
  await deliver(Date.now() + 11 * 60_000);
  const ids = mail.letters.map((letter) => readLetter(letter).header("message-id"));
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
});

test("a mail server that is busy gets the letter later; one that refuses for good is not asked again", async () => {
  const now = Date.now();
  mail.refuses = 451;
  await give(now);
  await deliver(now);
  expect(await states()).toMatchObject([{ state: "waiting" }]);
  mail.refuses = 0;
  await deliver(now + 10_000);
  expect(mail.letters).toHaveLength(0);
  await deliver(now + 31_000);
  expect(mail.letters).toHaveLength(1);
  mail.refuses = 550;
  await give(now);
  await deliver(now);
  expect((await states()).map((one) => one.state)).toEqual(["sent", "failed"]);
});

test("with a daily rhythm everything comes as one letter in the morning, but not what was read on screen", async () => {
  await choose({ mailRhythm: "daily", locale: "ru" });
  const noon = Date.parse("2026-11-18T12:00:00+03:00");
  for (const title of ["Первая", "Вторая", "Третья"]) await give(noon, title);
  await database.owner.query(
    "update notifications set read_at = now() where workspace_id = $1 and id = (select min(id::text)::uuid from notifications where workspace_id = $1)",
    [ours.workspaceId],
  );
  await deliver(noon + 3_600_000);
  expect(mail.letters).toHaveLength(0);
  await deliver(Date.parse("2026-11-19T08:33:00+03:00"));
  expect(mail.letters).toHaveLength(1);
  const { header, text } = readLetter(mail.letters[0] ?? "");
  expect(header("subject")).toContain("2 уведомления");
  expect([text.includes("Первая"), text.includes("Вторая"), text.includes("Третья")]).toEqual([false, true, true]);
});

test("in quiet hours nothing goes out; it comes when they end", async () => {
  await choose({ quiet: { from: "22:00", to: "08:00" } });
  const late = Date.parse("2026-11-18T23:00:00+03:00");
  await give(late);
  await deliver(late + 60_000);
  expect(mail.letters).toHaveLength(0);
  await deliver(Date.parse("2026-11-19T08:00:00+03:00"));
  expect(mail.letters).toHaveLength(1);
});

test("no letter about a deal that may no longer be seen, that was deleted, or that was withdrawn", async () => {
  const taken = await give();
  const deleted = await give();
  await database.owner.query("update deals set owner_id = $2 where id = $1", [taken, ours.boris]);
  await database.owner.query("update deals set deleted_at = now() where id = $1", [deleted]);
  await deliver();
  expect(mail.letters).toHaveLength(0);
  expect(await states()).toEqual([
    { state: "dropped", outcome: "no_longer" },
    { state: "dropped", outcome: "no_longer" },
  ]);
});

test("nobody of the demo is written to: its people are invented", async () => {
  await database.owner.query("update workspaces set is_demo = true where id = $1", [ours.workspaceId]);
  await give();
  await deliver();
  expect([mail.letters.length, await states()]).toEqual([0, [{ state: "dropped", outcome: "demo" }]]);
});

async function linkTelegram(chatId: number): Promise<string> {
  const begun = await runUnit(database, anna, (unit) => beginLink(unit, parts.channels));
  if (isRefusal(begun)) throw new Error(begun.refused);
  const chat = { id: chatId, type: "private", username: "anna_o" };
  telegram.updates.push({ update_id: chatId, message: { text: `/start ${begun.code}`, chat } });
  return begun.code;
}
const chatOf = async () => {
  const settings = await runReading(database, anna, (reading) => readSettings(reading, parts.channels));
  return settings.channels.telegram;
};

test("a chat is linked by a code that works once, told there, and unlinked by /stop", async () => {
  const code = await linkTelegram(77);
  const ears = listenToTelegram(parts, { seconds: 0, restMs: 10 });
  try {
    await expect.poll(chatOf).toEqual({ isAvailable: true, bot: "voronka_bot", chat: "@anna_o" });
    await give(Date.now(), "Насос & Ко <1>");
    await deliver();
    await expect.poll(() => telegram.sent.length).toBe(2);
    expect(telegram.sent[1]).toMatchObject({ chat_id: 77 });
    expect(telegram.sent[1]?.text).toContain("<b>The deal “Насос &amp; Ко &lt;1&gt;” is now yours</b>");
    telegram.updates.push({
      update_id: 78,
      message: { text: code, chat: { id: 99, type: "private", first_name: "Чужой" } },
    });
    await expect.poll(() => telegram.sent.at(-1)?.chat_id).toBe(99);
    expect((await chatOf()).chat).toBe("@anna_o");
    telegram.updates.push({ update_id: 79, message: { text: "/stop", chat: { id: 77, type: "private" } } });
    await expect.poll(async () => (await chatOf()).chat).toBe(null);
  } finally {
    ears.stop();
  }
});

test("who blocks the bot is unlinked; when Telegram asks to wait, it is waited for", async () => {
  await runUnit(database, anna, (unit) =>
    unit.client.query(
      "insert into notification_settings (workspace_id, user_id, telegram_chat_id) values ($1, $2, 5)",
      [ours.workspaceId, ours.anna],
    ),
  );
  await choose({ mailRhythm: "none" });
  const now = Date.now();
  telegram.answer = { ok: false, error_code: 429, description: "Too Many Requests", parameters: { retry_after: 300 } };
  await give(now);
  await deliver(now);
  telegram.answer = null;
  await deliver(now + 299_000);
  expect(telegram.sent).toHaveLength(0);
  await deliver(now + 300_000);
  expect(telegram.sent).toHaveLength(1);
  telegram.answer = { ok: false, error_code: 403, description: "Forbidden: bot was blocked by the user" };
  await give(now);
  await deliver(now);
  expect((await chatOf()).chat).toBe(null);
});

const subscribe = () =>
  runUnit(database, anna, (unit) =>
    upsertBrowser(unit, { endpoint: `${base}/push/1`, p256dh: browser.p256dh, auth: browser.auth, name: "Chromium" }),
  );

test("a browser gets a message that only it can read, signed with the installation's key", async () => {
  await subscribe();
  await choose({ mailRhythm: "none", locale: "ru" });
  const dealId = await give(Date.now(), "Насос");
  await deliver();
  expect(push.got).toHaveLength(1);
  const [got] = push.got;
  expect(browser.open(got?.body ?? Buffer.alloc(0))).toMatchObject({
    title: "Вам передана сделка «Насос»",
    body: "Boris",
    url: `https://voronka.example/w/${anna.workspace.slug}/deals/${dealId}`,
  });
  expect(got?.headers.authorization).toContain(`k=${await parts.channels.push.publicKey()}`);
  expect(got?.headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: "86400" });
  expect(String(got?.headers.topic)).toHaveLength(32);
});

test("a browser that is gone is forgotten", async () => {
  await subscribe();
  push.status = 410;
  await give();
  await deliver();
  const settings = await runReading(database, anna, (reading) => readSettings(reading, parts.channels));
  expect(settings.channels.push.browsers).toEqual([]);
});

test("an address inside the network is never asked, whoever subscribed with it", async () => {
  await subscribe();
  await choose({ mailRhythm: "none" });
  await give();
  const strict = openChannels(database, { address: () => "https://voronka.example" });
  await deliverDue({ ...parts, channels: strict }, ours.workspaceId, Date.now());
  expect(push.got).toHaveLength(0);
  expect(await states()).toEqual([{ state: "failed", outcome: "address_inside" }]);
});

test("a trial tells whether the way works, and which is not set up", async () => {
  expect(await tryChannel(parts, anna, "mail")).toEqual({ isSent: true, outcome: null });
  expect(readLetter(mail.letters[0] ?? "").header("subject")).toContain("A trial: notifications reach you");
  const none = { ...parts, channels: openChannels(database, { address: () => "" }) };
  expect(await tryChannel(none, anna, "telegram")).toMatchObject({ refused: "channel_not_set_up" });
});
