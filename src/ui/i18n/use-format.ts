import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { hoursPerWorkingDay } from "../../kernel/working-time.ts";
import { createFormat, type Format } from "../format.ts";
import { useOptionalSession } from "../session.tsx";

/** Formats of the chosen language in the workspace's time zone (the browser's before sign-in) and with its working day. */
export function useFormat(): Format {
  const { i18n } = useTranslation("ui");
  const workspace = useOptionalSession()?.workspace;
  const zone = workspace?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const hours = workspace && hoursPerWorkingDay(workspace.workingCalendar);
  const language = i18n.language === "en" ? "en" : "ru";
  return useMemo(() => createFormat(language, zone, hours), [language, zone, hours]);
}
