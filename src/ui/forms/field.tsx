import { Input } from "@mantine/core";
import { type ReactNode, useId } from "react";

export interface FieldTexts {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly required?: boolean;
}

interface FieldProps extends FieldTexts {
  /** Gives the control its id and what describes it. */
  readonly children: (control: { id: string; "aria-describedby": string; "aria-invalid": boolean }) => ReactNode;
}

/** Label, hint and refusal around a control that is not Mantine's own input. */
export function Field({ label, description, error, required = false, children }: FieldProps) {
  const id = useId();
  const isInvalid = error !== undefined && error !== null && error !== false && error !== "";
  return (
    <Input.Wrapper id={id} label={label} description={description} error={error} required={required}>
      {children({ id, "aria-describedby": `${id}-description ${id}-error`, "aria-invalid": isInvalid })}
    </Input.Wrapper>
  );
}
