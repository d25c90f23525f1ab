import { readOwnWords } from "../../../custom-fields/index.ts";
import type { Telling } from "../regulation-section.ts";
import type { Condition } from "./pipelines.ts";

/** What each condition asks for, in words: "Договор подписан", "Назван тот, кто решает". */
export async function conditionTexts(
  telling: Telling,
  all: readonly Condition[],
): Promise<(condition: Condition) => string> {
  const asked = new Map<string, unknown[]>();
  for (const condition of all)
    if (condition.kind === "custom_field")
      asked.set(condition.field, [...(asked.get(condition.field) ?? []), condition.equals ?? null]);
  const own = await readOwnWords(telling.reading, "deal", asked);
  const say = (key: string, params?: Readonly<Record<string, string | number>>) => telling.say("pipeline", key, params);
  const ownText = (condition: Extract<Condition, { kind: "custom_field" }>) => {
    const field = own.get(condition.field);
    if (field === undefined) return say("web.condition.own.gone");
    const value = field.values[(asked.get(condition.field) ?? []).indexOf(condition.equals ?? null)] ?? null;
    return value === null
      ? say("settings.condition.own.filled", { field: field.name })
      : say("settings.condition.own.equals", { field: field.name, value });
  };
  return (condition) => {
    switch (condition.kind) {
      case "custom_field":
        return ownText(condition);
      case "field":
        return say(`settings.condition.field.${condition.field}`);
      case "document": {
        const mark = say(`settings.mark.${condition.mark}_${say(`settings.gender.${condition.document}`)}`);
        return `${say(`settings.document.${condition.document}`)} ${mark}`;
      }
      case "activity_done":
        return say(`settings.condition.activity.${condition.activity}`);
      case "contact_named":
        return say(`settings.condition.contact.${condition.role ?? "any"}`);
      case "payment_received":
        return say(`settings.condition.payment.${condition.share}`);
      case "meeting_scheduled":
      case "meeting_held":
      case "next_step":
        return say(`settings.condition.${condition.kind}`);
    }
  };
}
