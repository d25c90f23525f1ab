import type { Locale } from "../../kernel/actor.ts";
import type { Translator } from "../../platform/translate.ts";
import { importingRefusals, recordingRefusals } from "../domain/refusals.ts";
import type { ImportWarning } from "./import-kinds.ts";
import type { RefusedRow } from "./read-rows.ts";

type Params = Readonly<Record<string, string | number>>;

/** What a refused row is told, in the reader's language, with what the gate misses named. */
export function refusalMessage(
  translator: Translator,
  locale: Locale,
  { code, params }: Omit<RefusedRow, "line">,
): string {
  const { missing, ...rest } = params as Params & { missing?: readonly { code: string; params?: Params }[] };
  const message = Object.hasOwn(recordingRefusals, code)
    ? translator.text(locale, "importing", `recorded.${code}`, rest)
    : Object.hasOwn(importingRefusals, code)
      ? translator.text(locale, "importing", `refusal.${code}`, rest)
      : translator.refusal(locale, code, rest);
  if (!missing) return message;
  const list = missing.map((one) => translator.refusal(locale, one.code, one.params)).join("; ");
  return `${message} ${translator.text(locale, "importing", "recorded.missing", { list })}`;
}

export function warningMessage(translator: Translator, locale: Locale, { code, params }: ImportWarning): string {
  return translator.text(locale, "importing", `warning.${code}`, params);
}
