import type { ReactNode } from "react";

/** What stands around every field of a form. */
export interface FieldTexts {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly required?: boolean;
  /** Where the label alone does not tell the field from others. */
  readonly "aria-label"?: string;
}
