import type { TFunction } from "i18next";
import { isCalendarDate } from "../../kernel/zoned-time.ts";
import type { Format } from "../../ui/format.ts";

interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** "Сумма: 4 850 000 → 5 000 000; источник: Выставка": what the audit kept of a change, in the person's words. */
export function changedFields(changes: readonly Change[], t: TFunction<"activities">, format: Format): string {
  const told = changes.flatMap(({ field, before, after }) => {
    // The workspace's own fields are kept by the name they had then.
    const isOwn = field.startsWith(ownField);
    const name = isOwn ? field.slice(ownField.length) : t(`web.field.${field}`, { defaultValue: "" });
    if (name === "") return [];
    const [was, is] = [before, after].map((value) => shown(value, field, format, t)) as [string, string];
    if (is === "" && was === "") return [name];
    return [was === "" ? `${name}: ${is}` : `${name}: ${was} → ${is === "" ? "—" : is}`];
  });
  return told.join("; ");
}

const ownField = "custom:";

function shown(value: unknown, field: string, format: Format, t: TFunction<"activities">): string {
  if (typeof value === "boolean") return t(value ? "web.yes" : "web.no");
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "number") return format.number(field.endsWith("Minor") ? value / 100 : value);
  if (typeof value !== "string") return "";
  if (/^[\da-f]{8}-[\da-f]{4}-/.test(value)) return "";
  return isCalendarDate(value) ? format.dayLong(value) : value;
}
