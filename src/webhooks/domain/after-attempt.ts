import type { Instant } from "../../kernel/time.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Waits between the tries of one delivery; together a little over three days. */
export const waits: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** A webhook that has answered nothing well for so long is switched off. */
export const switchedOffAfterMs = 5 * day;

/** How one try ended: with an answer of that status, or with none and why. */
export type Attempted =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly kind: "unheard"; readonly failure: string };

/** What follows from it for the delivery, and for its webhook: heard it is well, silent it may have to be switched off. */
export interface Aftermath {
  readonly delivery:
    | { readonly state: "delivered" }
    | { readonly state: "waiting"; readonly nextAttemptAt: Instant }
    | { readonly state: "failed" };
  readonly failingSince: Instant | null;
  readonly switchOff: "failing" | "gone" | null;
}

/** Any 2xx is a success. A redirect is none: where it leads was not judged. */
export const isHeard = (attempted: Attempted): boolean =>
  attempted.kind === "answered" && attempted.status >= 200 && attempted.status < 300;

/**
 * Decides after a try. `tries` counts this one; `dice` in 0…1 spreads the next by up to a tenth, so that a server that
 * comes back is not met by everything at once. 410 Gone means "never again" (Standard Webhooks). (PLT-4)
 */
export function afterAttempt(
  attempted: Attempted,
  facts: { readonly tries: number; readonly failingSince: Instant | null; readonly dice: number },
  now: Instant,
): Aftermath {
  if (isHeard(attempted)) return { delivery: { state: "delivered" }, failingSince: null, switchOff: null };
  const failingSince = facts.failingSince ?? now;
  if (attempted.kind === "answered" && attempted.status === 410) {
    return { delivery: { state: "failed" }, failingSince, switchOff: "gone" };
  }
  const switchOff = now - failingSince >= switchedOffAfterMs ? "failing" : null;
  const wait = waits[facts.tries - 1];
  if (wait === undefined || switchOff !== null) return { delivery: { state: "failed" }, failingSince, switchOff };
  const asked = attempted.kind === "answered" ? (attempted.retryAfterMs ?? 0) : 0;
  const nextAttemptAt = now + Math.max(Math.round(wait * (1 + facts.dice / 10)), Math.min(asked, day));
  return { delivery: { state: "waiting", nextAttemptAt }, failingSince, switchOff: null };
}
