import { TextInput } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { DateFieldProps } from "./date-field-props.ts";

const DateInput = lazy(async () => ({ default: (await import("./date-input.tsx")).LoadedDateInput }));

/** A day: typed ("25.11") or picked from a calendar. */
export function DateField(props: DateFieldProps) {
  const { label, description, required } = props;
  const named = props["aria-label"] === undefined ? {} : { "aria-label": props["aria-label"] };
  return (
    <Suspense
      fallback={
        <TextInput {...named} label={label} description={description} required={required ?? false} disabled readOnly />
      }
    >
      <DateInput {...props} />
    </Suspense>
  );
}
