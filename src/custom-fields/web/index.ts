/** The door of the slice's screens: fields in settings, on cards, in forms. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export { isSameValue } from "../domain/read-values.ts";
export {
  CustomConditionParameters,
  CustomControl,
  CustomFacts,
  CustomField,
  CustomFilters,
  CustomInputs,
} from "./lazy-parts.tsx";
export type { OwnValues, SentValue } from "./own-values.ts";
export { useCustomColumns } from "./use-custom-columns.tsx";
export { useCustomFields } from "./use-custom-fields.ts";
export { useOwnCondition } from "./use-own-condition.ts";
export { useOwnTexts } from "./use-own-texts.ts";
export { useYesNo } from "./use-yes-no.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/settings/fields",
    title: "custom-fields:web.title",
    load: () => import("./fields-screen.tsx"),
    place: "settings",
    permission: "custom_fields.edit",
  },
];
