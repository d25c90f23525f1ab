import type { Locale } from "../../kernel/actor.ts";
import type { Translator } from "../../platform/translate.ts";
import { addressOf, type Told, tell } from "../domain/tell.ts";

/** A notification in the words of one reader, with a whole address. */
export interface Message {
  readonly id: string;
  readonly sentence: string;
  /** Who did it, or nothing. */
  readonly by: string | null;
  readonly url: string;
}

export interface Reader {
  readonly name: string;
  readonly locale: Locale;
  readonly zone: string;
  readonly workspace: { readonly slug: string; readonly name: string };
  /** Where the product is opened: "https://sales.example.org". */
  readonly address: string;
}

export function messageOf(
  told: Told & { readonly id: string; readonly by: { readonly name: string } | null },
  reader: Reader,
  translator: Translator,
): Message {
  const { locale, zone } = reader;
  const say = (key: string, params: Readonly<Record<string, string | number>>) =>
    translator.text(locale, "notifications", key, params);
  return {
    id: told.id,
    sentence: tell(told, say, { locale, zone }),
    by: told.by?.name ?? null,
    url: `${workspaceAddress(reader)}${addressOf(told)}`,
  };
}

export const workspaceAddress = ({ address, workspace }: Reader) =>
  `${address}/w/${encodeURIComponent(workspace.slug)}`;

/** Where the person chooses what comes which way: the way out of every letter. */
export const settingsAddress = (reader: Reader) => `${workspaceAddress(reader)}/settings/notifications`;
