import { setTimeout as pause } from "node:timers/promises";
import type { DeliveryParts } from "../channels.ts";
import { forgetChat, linkChat } from "./link-chat.ts";
import type { Heard, TelegramBot } from "./telegram-bot.ts";

interface Listening {
  stop(): void;
}

/**
 * Hears what people write to the bot, by long polling, which needs no address that Telegram could reach. Every server of an
 * installation may listen: Telegram lets one at a time, and what is heard twice changes nothing the second time.
 */
export function listenToTelegram(
  parts: DeliveryParts,
  { seconds = 25, restMs = 5_000 }: { readonly seconds?: number; readonly restMs?: number } = {},
): Listening {
  const bot = parts.channels.telegram;
  const stopped = new AbortController();
  if (bot !== null) void goOn(parts, bot, { seconds, restMs, signal: stopped.signal });
  return { stop: () => stopped.abort() };
}

async function goOn(
  parts: DeliveryParts,
  bot: TelegramBot,
  { seconds, restMs, signal }: { readonly seconds: number; readonly restMs: number; readonly signal: AbortSignal },
): Promise<void> {
  let offset: number | null = null;
  while (!signal.aborted) {
    try {
      if (bot.name() === null) await bot.learnName();
      const heard = await bot.hear(offset, seconds);
      if (heard === null) await pause(restMs, undefined, { signal });
      for (const one of heard ?? []) {
        if (signal.aborted) return;
        await answer(parts, bot, one);
        offset = one.id + 1;
      }
    } catch (error) {
      if (signal.aborted) return;
      parts.log.warn({ err: error as Error }, "Telegram could not be listened to");
      await pause(restMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** "/start CODE", or the code alone, links; "/stop" unlinks; anything else is told how it works. */
async function answer({ database, translator }: DeliveryParts, bot: TelegramBot, heard: Heard): Promise<void> {
  if (!heard.isPrivate || heard.text === "") return;
  const [first = "", second] = heard.text.trim().split(/\s+/);
  const code = first === "/start" ? second : first;
  const say = (key: string) =>
    (["ru", "en"] as const).map((locale) => translator.text(locale, "notifications", `telegram.${key}`)).join("\n");
  if (first === "/stop") {
    await forgetChat(database, heard.chatId);
    await bot.send(heard.chatId, say("stopped"));
  } else if (code !== undefined && (await linkChat(database, code, heard))) {
    await bot.send(heard.chatId, say("linked"));
  } else {
    await bot.send(heard.chatId, say(code === undefined ? "hello" : "wrongCode"));
  }
}
