import type { Locale } from "../../kernel/actor.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";

/** What a person finds who unpacks an export years later, in the language of the workspace. */
export function readMe(about: {
  readonly locale: Locale;
  readonly version: string;
  readonly takenAt: string;
  readonly workspace: { readonly name: string };
}): Buffer {
  const lines = Object.values((about.locale === "ru" ? ru : en).readMe);
  const text = lines
    .join("\r\n")
    .replaceAll("{{name}}", () => about.workspace.name)
    .replaceAll("{{takenAt}}", () => about.takenAt)
    .replaceAll("{{version}}", () => about.version);
  return Buffer.from(`\uFEFF${text}\r\n`);
}
