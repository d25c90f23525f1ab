import { TextInput } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { CalendarDate } from "../../kernel/time.ts";
import type { FieldTexts } from "./field.tsx";

export interface DateFieldProps extends FieldTexts {
  readonly value: CalendarDate | null;
  readonly onChange: (value: CalendarDate | null) => void;
  readonly min?: CalendarDate;
  readonly max?: CalendarDate;
  readonly onBlur?: () => void;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}

const DateInput = lazy(async () => ({ default: (await import("./date-input.tsx")).LoadedDateInput }));

/** A day: typed ("25.11") or picked from a calendar. */
export function DateField(props: DateFieldProps) {
  const { label, description, required } = props;
  return (
    <Suspense
      fallback={<TextInput label={label} description={description} required={required ?? false} disabled readOnly />}
    >
      <DateInput {...props} />
    </Suspense>
  );
}
