import type { CalendarDate } from "../../kernel/time.ts";
import type { Closing } from "../contract.ts";
import type { EntryDeeds } from "./entry-chip.tsx";
import type { PlacedEntry } from "./use-calendar.ts";

export interface GridProps {
  readonly days: readonly CalendarDate[];
  readonly entries: readonly PlacedEntry[];
  readonly closings: readonly Closing[];
  readonly deeds: EntryDeeds;
  readonly plan: (day: CalendarDate, minutes: number) => void;
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** A day or, where people stand side by side, a person's day. */
export interface GridColumn {
  readonly key: string;
  readonly day: CalendarDate;
  readonly person: Person | null;
}
