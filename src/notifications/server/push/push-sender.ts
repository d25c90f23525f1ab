import webPush from "web-push";
import { isRefusal } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { askOutside } from "../../../platform/http/ask-outside.ts";
import type { OutsideRules } from "../../../platform/http/outside-address.ts";
import type { Outcome } from "../outcome.ts";

export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** What the service worker shows; `tag`: a second one of the same takes the first one's place. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly tag: string;
}

export interface PushSender {
  /** By which a browser knows that messages are ours (RFC 8292); made once and kept in the database. */
  publicKey(): Promise<string>;
  send(target: PushTarget, message: PushMessage): Promise<Outcome>;
}

interface Keys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** A day: what nobody saw until then has been read on screen or is stale. */
const secondsKept = 86_400;
const goneStatuses: readonly number[] = [404, 410];

/**
 * Messages to browsers (RFC 8030), encrypted so that the push service cannot read them (RFC 8291). The address comes from
 * whoever agreed in a browser, so it is asked only if it lies outside of our network.
 */
export function openPush(
  database: Database,
  { contact, outside }: { readonly contact: () => string; readonly outside: OutsideRules },
): PushSender {
  let known: Promise<Keys> | null = null;
  const keys = () => {
    known ??= readKeys(database).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  return {
    publicKey: async () => (await keys()).publicKey,
    send: async ({ endpoint, p256dh, auth }, message) => {
      const vapidDetails = { subject: contact(), ...(await keys()) };
      const topic = message.tag.replaceAll("-", "").slice(-32);
      const options = { vapidDetails, TTL: secondsKept, topic, contentEncoding: "aes128gcm" } as const;
      const request = encrypted({ endpoint, p256dh, auth }, message, options);
      if (request === null)
        return { state: "failed", why: "the browser's key is no point of the curve", isFinal: true };
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const answer = await askOutside(endpoint, { method: "POST", headers, body: request.body ?? "" }, outside);
      if (isRefusal(answer)) {
        return { state: "failed", why: answer.refused, isFinal: answer.refused !== "address_unreachable" };
      }
      if (answer.status >= 200 && answer.status < 300) return { state: "sent" };
      const why = `push service: ${answer.status}`;
      if (goneStatuses.includes(answer.status)) return { state: "gone", why };
      const isFinal = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
      return { state: "failed", why, isFinal, againAfterMs: Number(answer.headers["retry-after"] ?? 0) * 1000 };
    },
  };
}

/** Null where the target's keys have the right length and mean nothing: whoever calls the API may send anything. */
function encrypted({ endpoint, p256dh, auth }: PushTarget, message: PushMessage, options: webPush.RequestOptions) {
  try {
    return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), options);
  } catch {
    return null;
  }
}

/** Two servers that start at once keep the same keys: the first row stays. */
async function readKeys({ owner }: Database): Promise<Keys> {
  await owner.query("insert into auth.secrets (name, value) values ('vapid', $1) on conflict (name) do nothing", [
    JSON.stringify(webPush.generateVAPIDKeys()),
  ]);
  const { rows } = await owner.query<{ value: string }>("select value from auth.secrets where name = 'vapid'");
  return JSON.parse(rows[0]?.value ?? "{}") as Keys;
}
