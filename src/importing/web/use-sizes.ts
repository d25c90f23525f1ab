import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";

const kilo = 1024;

/** Sizes of files in the reader's language: "840 КБ", "12,4 МБ". */
export function useSizes() {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const bytes = (size: number): string => {
    if (size < kilo) return t("web.size.b", { size: format.number(size) });
    if (size < kilo ** 2) return t("web.size.kb", { size: format.number(size / kilo) });
    return t("web.size.mb", { size: format.number(size / kilo ** 2, 1) });
  };
  return { bytes };
}
