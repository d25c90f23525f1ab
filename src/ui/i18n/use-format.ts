import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { createFormat, type Format } from "../format.ts";
import { useOptionalSession } from "../session.tsx";

/** Formats of the chosen language in the workspace's time zone (the browser's before sign-in). */
export function useFormat(): Format {
  const { i18n } = useTranslation("ui");
  const zone = useOptionalSession()?.workspace.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const language = i18n.language === "en" ? "en" : "ru";
  return useMemo(() => createFormat(language, zone), [language, zone]);
}
