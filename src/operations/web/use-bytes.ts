import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";

const step = 1024;
const units = ["bytes", "kilobytes", "megabytes", "gigabytes", "terabytes"] as const;

/** 43,253,760 → "41,3 МБ". */
export function useBytes(): (bytes: number) => string {
  const { t } = useTranslation("operations");
  const format = useFormat();
  return (bytes) => {
    const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(step)));
    const value = bytes / step ** power;
    const digits = power > 0 && value < 100 ? 1 : 0;
    return t(`web.unit.${units[power] ?? "bytes"}`, { value: format.number(value, digits) });
  };
}
