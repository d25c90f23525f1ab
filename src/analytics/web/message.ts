import type { TFunction } from "i18next";
import type { Format } from "../../ui/format.ts";
import { messageWords, type ToldMessage } from "../domain/message-words.ts";

/** The title of a report: its one sentence in the person's language (`message.<code>` of the catalogue). */
export function messageText(message: ToldMessage, t: TFunction, format: Format): string {
  const { key, words } = messageWords(message, format);
  return t(`message.${key}`, words);
}
