import type { Instant } from "../../../kernel/time.ts";
import { millisecondsPerMinute } from "../../../kernel/time.ts";

/** A contact among those of its deal that were held. */
export interface ContactInTime {
  readonly doneAt: Instant;
  /** When the contacts before and after it were done; null: there are none. */
  readonly previous: Instant | null;
  readonly next: Instant | null;
  /** Past this moment nothing is agreed on by it any more. */
  readonly until: Instant;
}

/** What is agreed on in a talk is often written down before the talk is marked as done. */
const before = 30 * millisecondsPerMinute;
/** Clocks and one transaction. */
const together = millisecondsPerMinute;

/**
 * Whether a step that was written down at `made` was agreed on by this contact: after it and before the next one, or within half an hour
 * before it was marked as done; between two contacts the nearer one has it. So a step belongs to one contact at most.
 */
export function isAgreedBy({ doneAt, previous, next, until }: ContactInTime, made: Instant): boolean {
  if (made >= doneAt - together) {
    if (made > until || (next !== null && made >= next - together)) return false;
    const isNearerToNext = next !== null && next - made <= before && next - made < made - doneAt;
    return !isNearerToNext;
  }
  if (doneAt - made > before || (previous !== null && made < previous)) return false;
  return previous === null || doneAt - made < made - previous;
}
