import { createHmac, randomBytes } from "node:crypto";
import type { Instant } from "../../kernel/time.ts";

const prefix = "whsec_";

/** 256 random bits, written as Standard Webhooks writes its secrets. */
export function newSigningSecret(): string {
  return prefix + randomBytes(32).toString("base64");
}

/**
 * The headers by which a receiver knows that the body is ours and when it was sent (standardwebhooks.com): a signature for
 * each secret, so that a receiver may change its secret while both are valid.
 */
export function signedHeaders(
  id: string,
  sentAt: Instant,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(sentAt / 1000));
  const signature = secrets.map((secret) => `v1,${signatureOf(secret, `${id}.${timestamp}.${body}`)}`).join(" ");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
}

function signatureOf(secret: string, signed: string): string {
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  return createHmac("sha256", key).update(signed).digest("base64");
}
