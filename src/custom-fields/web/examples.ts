import { useTranslation } from "react-i18next";
import type { Entity, FieldKind } from "../domain/custom-field.ts";
import { emptyDraft, type FieldDraft } from "./draft.ts";

const kinds: Readonly<Record<Entity, readonly [FieldKind, FieldKind, FieldKind]>> = {
  deal: ["yes_no", "date", "choice"],
  company: ["choice", "date", "person"],
  contact: ["date", "text", "choices"],
  activity: ["choice", "link", "number"],
};

const lists = {
  deal: "competitor",
  company: "segment",
  contact: "event",
  activity: "format",
} as const satisfies Record<Entity, string>;

/** Fields that most workspaces add first. */
export function useExamples(entity: Entity): readonly FieldDraft[] {
  const { t } = useTranslation("custom-fields");
  const names = [t(`web.empty.${entity}.first`), t(`web.empty.${entity}.second`), t(`web.empty.${entity}.third`)];
  const options = t(`web.empty.options.${lists[entity]}`)
    .split(", ")
    .map((name, row) => ({ row, name, color: "neutral" as const, isArchived: false }));
  return kinds[entity].map((kind, index) => ({
    ...emptyDraft(entity),
    name: names[index] ?? "",
    kind,
    options: kind === "choice" || kind === "choices" ? options : [],
  }));
}
