/** The door of the slice's screens: what can be done with the chosen rows of a list. */
export { BulkHead } from "./bulk-head.tsx";
export type { BulkAsked, BulkLeft } from "./bulk-props.ts";
export { BulkUnderWay, type ChangedFields, ChangeField, type FieldOffered } from "./lazy-parts.tsx";
