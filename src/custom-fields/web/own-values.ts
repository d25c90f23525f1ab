import type { CustomValue } from "../domain/read-value.ts";

/** Values by keys, as a form holds them. */
export type OwnValues = Readonly<Record<string, SentValue | null>>;
/** A value as the wire takes it: lists that may be changed. */
export type SentValue = Exclude<CustomValue, readonly string[]> | string[];

/** What a control tells, as the wire takes it. */
export const sentValue = (value: CustomValue | null): SentValue | null =>
  value !== null && typeof value === "object" && !("minor" in value) ? [...value] : value;
