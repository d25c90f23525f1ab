import type { TagTone } from "../../ui/marks/tag.tsx";
import type { OptionColor } from "../domain/custom-field.ts";

/** The tag of an option by its colour. */
export const toneOf: Readonly<Record<OptionColor, TagTone>> = {
  neutral: "plain",
  accent: "accent",
  good: "good",
  warn: "warn",
  bad: "bad",
};
