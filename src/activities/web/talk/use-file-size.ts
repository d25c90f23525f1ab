import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";

const kilo = 1024;

/** "2,5 МБ". */
export function useFileSize(): (bytes: number) => string {
  const { t } = useTranslation("activities");
  const format = useFormat();
  return (bytes) => {
    if (bytes < kilo) return t("web.files.b", { size: format.number(bytes) });
    if (bytes < kilo ** 2) return t("web.files.kb", { size: format.number(bytes / kilo) });
    return t("web.files.mb", { size: format.number(bytes / kilo ** 2, 1) });
  };
}
