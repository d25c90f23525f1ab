import type { FieldTexts } from "../../ui/forms/field-texts.ts";

/** A company or a contact as a form keeps it. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

export interface CompanySelectProps extends FieldTexts {
  readonly value: Chosen | null;
  readonly onChange: (value: Chosen | null) => void;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** Where the label stands elsewhere and is left null. */
  readonly "aria-label"?: string;
}

export interface ContactSelectProps extends CompanySelectProps {
  /** Only people of this company; a new contact is created in it. */
  readonly companyId?: string | null;
}
