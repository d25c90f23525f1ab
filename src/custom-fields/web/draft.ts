import type { CustomFieldAnswer } from "../contract.ts";
import type { Entity, FieldKind, OptionColor } from "../domain/custom-field.ts";
import { hasOptions } from "../domain/custom-field.ts";

/** An option in the editor; `row` tells rows apart before they have an id. */
export interface DraftOption {
  readonly row: number;
  readonly id?: string;
  readonly name: string;
  readonly color: OptionColor;
  readonly isArchived: boolean;
}

/** A field as the dialog holds it. */
export interface FieldDraft {
  readonly entity: Entity;
  readonly name: string;
  readonly kind: FieldKind;
  readonly help: string;
  readonly group: string;
  readonly isOnCard: boolean;
  readonly isInList: boolean;
  readonly isInForm: boolean;
  readonly isDemanded: boolean;
  readonly options: readonly DraftOption[];
}

export const emptyDraft = (entity: Entity): FieldDraft => ({
  entity,
  name: "",
  kind: "text",
  help: "",
  group: "",
  isOnCard: true,
  isInList: false,
  isInForm: false,
  isDemanded: false,
  options: [],
});

export function draftOf(field: CustomFieldAnswer): FieldDraft {
  const { entity, name, kind, help, group, isOnCard, isInList, isInForm, isDemanded } = field;
  const options = field.options.map((option, row) => ({ ...option, row }));
  return { entity, name, kind, help, group, isOnCard, isInList, isInForm, isDemanded, options };
}

/** The next row's number. */
export const nextRow = (options: readonly DraftOption[]): number => Math.max(-1, ...options.map(({ row }) => row)) + 1;

/** What may change, as the wire takes it; rows that were left blank are left out. */
export function bodyOf({ entity: _, kind, options, ...draft }: FieldDraft) {
  const written = hasOptions(kind)
    ? options.filter((option) => option.id !== undefined || option.name.trim() !== "")
    : [];
  return { ...draft, options: written.map(({ row: __, ...option }) => option) };
}
