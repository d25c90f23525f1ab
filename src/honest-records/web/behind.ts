import type { CalendarDate } from "../../kernel/time.ts";
import type { Mark, Source } from "../domain/vocabulary.ts";

/** Which figure was opened: of whom, and what it counts. */
export interface Behind {
  readonly person: { readonly id: string; readonly name: string };
  readonly mark?: Mark;
  readonly source?: Source;
  /** Of one day alone. */
  readonly date?: CalendarDate;
}
