import { useRef, useState } from "react";
import type { CalendarDate } from "../../kernel/time.ts";
import { onKey } from "../keyboard/on-key.ts";
import { DateField } from "./date-field.tsx";

interface SettledDateFieldProps {
  readonly label: string;
  readonly value: CalendarDate | null;
  readonly autoFocus?: boolean;
  /** Once: a day picked in the calendar at once, a typed one by Enter or on leaving the field. */
  readonly onSettle: (value: CalendarDate | null) => void;
}

const typingMs = 400;

/** A day that is saved where it stands: "20.1" on the way to "20.12" is no day yet. */
export function SettledDateField({ label, value, autoFocus = false, onSettle }: SettledDateFieldProps) {
  const [draft, setDraft] = useState(value);
  const typedAt = useRef(0);
  const settled = useRef(value);
  const settle = (next: CalendarDate | null) => {
    if (next === settled.current) return;
    settled.current = next;
    onSettle(next);
  };
  const hear = onKey((event) => {
    typedAt.current = Date.now();
    if (event.key === "Enter") settle(draft);
  });
  return (
    <div {...hear}>
      <DateField
        label={label}
        value={draft}
        autoFocus={autoFocus}
        onBlur={() => settle(draft)}
        onChange={(next) => {
          setDraft(next);
          if (Date.now() - typedAt.current > typingMs) settle(next);
        }}
      />
    </div>
  );
}
