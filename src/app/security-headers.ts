import type { FastifyReply } from "fastify";

/** Screens: scripts, fonts and data of our own only. Styles may stand inline: the components position themselves so. */
const ofScreens = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self' blob:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ofAnswers = "default-src 'none'; frame-ancestors 'none'";
const ofDocuments = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

export function secure(
  reply: FastifyReply,
  what: "screen" | "answer" | "document",
  publicUrl: string | undefined,
): void {
  const policy = { screen: ofScreens, answer: ofAnswers, document: ofDocuments }[what];
  if (!reply.hasHeader("content-security-policy")) reply.header("content-security-policy", policy);
  reply.header("cross-origin-opener-policy", "same-origin").header("cross-origin-resource-policy", "same-origin");
  reply.header("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
  if (publicUrl?.startsWith("https:")) reply.header("strict-transport-security", "max-age=31536000");
}
