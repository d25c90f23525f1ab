import type { CalendarDate } from "../../kernel/time.ts";
import type { FieldTexts } from "./field-texts.ts";

/** Of a date field, before and after its calendar is loaded. */
export interface DateFieldProps extends FieldTexts {
  readonly value: CalendarDate | null;
  readonly onChange: (value: CalendarDate | null) => void;
  readonly min?: CalendarDate;
  readonly max?: CalendarDate;
  readonly onBlur?: () => void;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}
