import { useTranslation } from "react-i18next";

/** Yes and no in words. */
export function useYesNo(): (value: boolean) => string {
  const { t } = useTranslation("custom-fields");
  return (value) => t(value ? "web.yes" : "web.no");
}
