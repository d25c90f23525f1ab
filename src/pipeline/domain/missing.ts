import type { EntryCondition } from "./regulation.ts";

/** One entry condition that a deal does not meet yet: what it asks for, and the code of the message that says so. */
export interface Missing {
  readonly condition: EntryCondition;
  /** "missing_amount", "missing_meeting_place": under `refusal.<code>` in the catalogues of the slice that owns the condition. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
