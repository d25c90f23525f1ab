/** The door of the slice's parts of screens: how a day is rated, and whether a contact advanced the buyer. */
export { AdvanceTag, useReason } from "./advance-tag.tsx";
export { RatingMark } from "./rating-mark.tsx";
export { useAdvances } from "./use-advances.tsx";
export { useKindName } from "./use-kind-name.ts";
