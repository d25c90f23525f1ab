import { useTranslation } from "react-i18next";
import { type Locale, locales } from "../../kernel/actor.ts";
import { configureApi } from "../api/client.ts";
import { rememberLanguage } from "./i18n.ts";

/** The language of the interface and how to switch it; the server answers in it too. */
export function useLanguage() {
  const { i18n } = useTranslation("ui");
  const choose = async (language: Locale) => {
    rememberLanguage(language);
    configureApi({ language });
    await i18n.changeLanguage(language);
  };
  const language: Locale = i18n.language === "en" ? "en" : "ru";
  return { language, languages: locales, choose };
}
