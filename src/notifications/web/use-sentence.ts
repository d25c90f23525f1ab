import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { type Told, tell } from "../domain/tell.ts";

/** The sentence of a notification in the person's language. */
export function useSentence(): (told: Told) => string {
  const { t } = useTranslation("notifications");
  const { language, timeZone } = useFormat();
  const say = t as unknown as (key: string, params: Readonly<Record<string, string | number>>) => string;
  return (told) => tell(told, say, { locale: language, zone: timeZone });
}
