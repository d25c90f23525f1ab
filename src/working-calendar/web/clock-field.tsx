import { TextInput } from "@mantine/core";
import { useState } from "react";
import { clockOf, minutesOf } from "../domain/clock.ts";

interface ClockFieldProps {
  readonly label: string;
  /** "09:30"; "24:00" ends the day. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A time of the day, typed: "9", "9:30", "18.00"; what is no time goes back when the field is left. */
export function ClockField({ label, value, onChange }: ClockFieldProps) {
  const [text, setText] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      w={96}
      inputMode="numeric"
      value={text ?? value}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        const minutes = minutesOf(typed);
        setText(typed);
        if (minutes !== null) onChange(clockOf(minutes));
      }}
      onBlur={() => setText(null)}
    />
  );
}
