import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 random bits, its hash and the signs by which people tell it from others. Only the hash is kept. */
export function newSecret(prefix: string): { readonly secret: string; readonly hash: string; readonly start: string } {
  const secret = prefix + randomBytes(32).toString("base64url");
  return { secret, hash: hashOf(secret), start: secret.slice(0, prefix.length + 4) };
}

/** A plain SHA-256 is enough for 256 random bits: there is nothing to guess. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
