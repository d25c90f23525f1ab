import { createHash } from "node:crypto";
import type { Letter } from "../../../platform/mail/mailer.ts";
import type { Translator } from "../../../platform/translate.ts";
import { type Message, type Reader, settingsAddress } from "../message.ts";

/** One notification as a letter, or several of them as a digest; in the reader's language, as text and as HTML. */
export function letterOf(
  messages: readonly Message[],
  { reader, to, translator }: { readonly reader: Reader; readonly to: string; readonly translator: Translator },
): Letter {
  const say = (key: string, params: Readonly<Record<string, string | number>> = {}) =>
    translator.text(reader.locale, "notifications", `letter.${key}`, params);
  const [only] = messages;
  const subject = messages.length === 1 && only ? only.sentence : say("digest", { count: messages.length });
  const settings = settingsAddress(reader);
  const words = {
    subject,
    workspace: reader.workspace.name,
    open: say("open"),
    why: say("why", { workspace: reader.workspace.name }),
    change: say("change"),
    settings,
  };
  return {
    to: { name: reader.name, address: to },
    // A line break in a name must not begin a header.
    subject: `${reader.workspace.name}: ${subject}`.replaceAll(/\s+/g, " ").slice(0, 240),
    text: textOf(messages, words),
    html: htmlOf(messages, words, reader.locale),
    messageId: `<${fingerprint(messages)}@voronka.notifications>`,
    headers: {
      "List-Unsubscribe": `<${settings}>`,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
  };
}

interface Words {
  readonly subject: string;
  readonly workspace: string;
  readonly open: string;
  readonly why: string;
  readonly change: string;
  readonly settings: string;
}

/** The same notifications make the same letter. */
function fingerprint(messages: readonly Message[]): string {
  const ids = messages.map(({ id }) => id).sort();
  return createHash("sha256").update(ids.join()).digest("hex").slice(0, 32);
}

function textOf(messages: readonly Message[], words: Words): string {
  const one = ({ sentence, by, url }: Message) => [sentence, ...(by === null ? [] : [by]), url].join("\n");
  return [...messages.map(one), `-- \n${words.why}\n${words.change}: ${words.settings}`].join("\n\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";

/** Tables and styles in place: what mail programs draw alike. */
function htmlOf(messages: readonly Message[], words: Words, language: string): string {
  const rows = messages.map(
    ({ sentence, by, url }) => `<tr><td style="padding:14px 0;border-bottom:1px solid #e4e2dc">
<div style="font-size:16px;line-height:23px">${escapeHtml(sentence)}</div>
${by === null ? "" : `<div style="font-size:14px;line-height:20px;color:#66635c">${escapeHtml(by)}</div>`}
<a href="${escapeHtml(url)}" style="font-size:14px;line-height:26px;color:#1c5d99">${escapeHtml(words.open)}</a>
</td></tr>`,
  );
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(words.subject)}</title></head>
<body style="margin:0;padding:24px 12px;${font}"><table role="presentation" width="100%" style="max-width:560px;margin:0 auto;border-collapse:collapse">
<tr><td style="font-size:13px;color:#66635c;padding-bottom:6px">${escapeHtml(words.workspace)}</td></tr>
${rows.join("\n")}
<tr><td style="padding-top:16px;font-size:13px;line-height:19px;color:#66635c">${escapeHtml(words.why)}
<a href="${escapeHtml(words.settings)}" style="color:#66635c">${escapeHtml(words.change)}</a></td></tr>
</table></body></html>`;
}
