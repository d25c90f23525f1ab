import type { FieldError } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { commerceRefusals } from "./refusals.ts";

export interface DocumentMarks {
  readonly sentOn: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
  readonly signedOn: CalendarDate | null;
}

/** What is wrong with a document's marks: sent ≤ received ≤ signed where given, none after `today`. */
export function checkMarks(marks: DocumentMarks, today: CalendarDate): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (path: keyof DocumentMarks, code: keyof typeof commerceRefusals) => errors.push({ path, code });
  for (const path of ["sentOn", "receivedOn", "signedOn"] as const) {
    const on = marks[path];
    if (on !== null && on > today) wrong(path, "document_mark_in_future");
  }
  const { sentOn, receivedOn, signedOn } = marks;
  if (sentOn && receivedOn && receivedOn < sentOn) wrong("receivedOn", "document_received_before_sent");
  if (receivedOn && signedOn && signedOn < receivedOn) wrong("signedOn", "document_signed_before_received");
  else if (sentOn && signedOn && signedOn < sentOn) wrong("signedOn", "document_signed_before_sent");
  return errors;
}
