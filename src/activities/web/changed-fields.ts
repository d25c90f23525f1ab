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
    const name = t(`web.field.${field}`, { defaultValue: "" });
    if (name === "") return [];
    const was = shown(before, field, format);
    const is = shown(after, field, format);
    if (is === "" && was === "") return [name];
    return [was === "" ? `${name}: ${is}` : `${name}: ${was} → ${is === "" ? "—" : is}`];
  });
  return told.join("; ");
}

function shown(value: unknown, field: string, format: Format): string {
  if (typeof value === "number") return format.number(field.endsWith("Minor") ? value / 100 : value);
  if (typeof value !== "string") return "";
  if (/^[\da-f]{8}-[\da-f]{4}-/.test(value)) return "";
  return isCalendarDate(value) ? format.dayLong(value) : value;
}
