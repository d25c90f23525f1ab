import { z } from "zod";
import { isRefusal } from "../../../kernel/refusal.ts";
import { askOutside } from "../../../platform/http/ask-outside.ts";
import { hostOf, type OutsideRules } from "../../../platform/http/outside-address.ts";
import type { Outcome } from "../outcome.ts";

/** What somebody wrote to the bot. */
export interface Heard {
  readonly id: number;
  readonly chatId: number;
  readonly isPrivate: boolean;
  readonly name: string;
  readonly text: string;
}

export interface TelegramBot {
  /** The bot's name for links, "voronka_bot"; null until Telegram has been reached. */
  name(): string | null;
  /** Asks who the bot is. */
  learnName(): Promise<string | null>;
  /** `text` is Telegram's HTML. */
  send(chatId: number, text: string): Promise<Outcome>;
  /** Waits up to `seconds` for what was written after `offset`; null when Telegram could not be asked. */
  hear(offset: number | null, seconds: number): Promise<readonly Heard[] | null>;
}

const answerShape = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
});
const updateShape = z.object({
  update_id: z.number(),
  message: z
    .object({
      text: z.string().optional(),
      chat: z.object({
        id: z.number(),
        type: z.string(),
        username: z.string().optional(),
        first_name: z.string().optional(),
        title: z.string().optional(),
      }),
    })
    .optional(),
});

/** Telegram's Bot API over HTTP. Only the host that the administrator set is ever asked. */
export function openTelegramBot(settings: {
  readonly token: string;
  readonly api: string;
  readonly outside: OutsideRules;
}): TelegramBot {
  const base = settings.api.replace(/\/+$/, "");
  // The administrator named the host, so it may also lie inside: a Bot API server of one's own does.
  const rules: OutsideRules = { ...settings.outside, insideHosts: [hostOf(new URL(base))] };
  let name: string | null = null;
  const ask = async (method: string, body: object, timeoutMs = 15_000) => {
    const answer = await askOutside(
      `${base}/bot${settings.token}/${method}`,
      { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), timeoutMs },
      rules,
    );
    if (isRefusal(answer)) return { status: 0, why: answer.refused, result: undefined, againAfterMs: 0 };
    const read = answerShape.safeParse(parsed(answer.body));
    const why = read.data?.description ?? `Telegram: ${answer.status}`;
    const againAfterMs = (read.data?.parameters?.retry_after ?? 0) * 1000;
    return { status: read.data?.ok ? 200 : answer.status || 500, why, result: read.data?.result, againAfterMs };
  };
  return {
    name: () => name,
    learnName: async () => {
      const { result } = await ask("getMe", {});
      name = z.object({ username: z.string() }).safeParse(result).data?.username ?? name;
      return name;
    },
    send: async (chatId, text) => {
      const body = { chat_id: chatId, text, parse_mode: "HTML", link_preview_options: { is_disabled: true } };
      const { status, why, againAfterMs } = await ask("sendMessage", body);
      if (status === 200) return { state: "sent" };
      // Blocked by the person, or the chat is deleted.
      if (status === 403 || /chat not found/i.test(why)) return { state: "gone", why };
      return { state: "failed", why, isFinal: status === 400 || status === 401 || status === 404, againAfterMs };
    },
    hear: async (offset, seconds) => {
      const body = { timeout: seconds, allowed_updates: ["message"], ...(offset === null ? {} : { offset }) };
      const { status, result } = await ask("getUpdates", body, (seconds + 10) * 1000);
      if (status !== 200) return null;
      return z.array(updateShape).catch([]).parse(result).map(heardFrom);
    },
  };
}

function heardFrom({ update_id: id, message }: z.output<typeof updateShape>): Heard {
  const chat = message?.chat;
  return {
    id,
    chatId: chat?.id ?? 0,
    isPrivate: chat?.type === "private",
    name: chat?.username ? `@${chat.username}` : (chat?.first_name ?? chat?.title ?? ""),
    text: message?.text ?? "",
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
