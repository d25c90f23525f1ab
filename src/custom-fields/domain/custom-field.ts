export const entities = ["company", "contact", "deal", "activity"] as const;
export type Entity = (typeof entities)[number];

export const fieldKinds = [
  "text",
  "long_text",
  "number",
  "money",
  "date",
  "date_time",
  "yes_no",
  "choice",
  "choices",
  "link",
  "email",
  "phone",
  "person",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** Colours of options, as the tags of the design have them. */
export const optionColors = ["neutral", "accent", "good", "warn", "bad"] as const;
export type OptionColor = (typeof optionColors)[number];

/** One value of a list. The id is stable: renaming keeps what was chosen; an archived one is kept but not offered. */
export interface FieldOption {
  readonly id: string;
  readonly name: string;
  readonly color: OptionColor;
  readonly isArchived: boolean;
}

/** PLT-6: a field that the workspace added to an entity. Key and kind never change. */
export interface CustomField {
  readonly id: string;
  readonly entity: Entity;
  readonly key: string;
  readonly name: string;
  readonly kind: FieldKind;
  readonly isDemanded: boolean;
  readonly isArchived: boolean;
  readonly options: readonly FieldOption[];
}

export const mostFields = 100;
export const mostOptions = 200;
/** Kinds with a list of options. */
export const hasOptions = (kind: FieldKind): boolean => kind === "choice" || kind === "choices";
