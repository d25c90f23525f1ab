import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { CustomFieldAnswer } from "../contract.ts";
import type { CustomValue } from "../domain/read-value.ts";

/** A value as people read it; an empty text for none. */
export function useValueText(): (field: CustomFieldAnswer, value: CustomValue | null | undefined) => string {
  const { t } = useTranslation("custom-fields");
  const format = useFormat();
  const people = usePeople();
  return (field, value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "boolean") return t(value ? "web.yes" : "web.no");
    if (typeof value === "number") return format.number(value, digitsOf(value));
    if (typeof value === "object" && "minor" in value) return format.money(value);
    const option = (id: string) => field.options.find((one) => one.id === id)?.name ?? id;
    if (typeof value === "object") return value.map(option).join(", ");
    switch (field.kind) {
      case "choice":
        return option(value);
      case "person":
        return people.find(({ id }) => id === value)?.name ?? "—";
      case "date":
        return format.dayLong(value);
      case "date_time":
        return format.momentLong(Date.parse(value));
      case "phone":
        return value.replace(/^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/, "+7\u00a0$1\u00a0$2\u2011$3\u2011$4");
      case "link":
        return value.replace(/^https?:\/\//, "").replace(/\/$/, "");
      default:
        return value;
    }
  };
}

/** As many digits after the point as were typed, six at most. */
const digitsOf = (value: number) => Math.min(6, String(value).split(".")[1]?.length ?? 0);
