import type { UserId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/time.ts";

/** One stay, as it is kept now: later facts included. */
export interface PastStay {
  readonly stageId: string;
  readonly enteredAt: Instant;
  readonly leftAt: Instant | null;
  readonly leftAs: string | null;
  /** When it was taken back. */
  readonly voidAt: Instant | null;
}

export interface PastDeal {
  readonly id: string;
  readonly ownerId: UserId;
  readonly createdAt: Instant;
  readonly deletedAt: Instant | null;
  /** In the workspace's currency; null: without an amount, or in another currency. */
  readonly amountMinor: number | null;
  /** In the order of its life. */
  readonly stays: readonly PastStay[];
}

/** A stay as far as it was known at a moment. */
export interface KnownStay {
  readonly stageId: string;
  readonly enteredAt: Instant;
  readonly leftAt: Instant | null;
}

/** A deal as far as it was known at a moment. */
export interface KnownDeal {
  readonly id: string;
  readonly ownerId: UserId;
  readonly createdAt: Instant;
  readonly amountMinor: number | null;
  readonly stays: readonly KnownStay[];
  readonly state:
    | { readonly kind: "open"; readonly stageId: string; readonly enteredAt: Instant; readonly openSince: Instant }
    | { readonly kind: "won" | "lost" | "postponed"; readonly at: Instant };
}

/**
 * What was known of the deals at the moment, by their visits alone: what began later is not there, what ended later is open, a win
 * that was taken back later is a win. Deals that had not come yet, or were gone from the pipeline, are left out.
 */
export function knownAt(deals: readonly PastDeal[], moment: Instant): KnownDeal[] {
  return deals.flatMap((deal) => {
    if (deal.createdAt > moment || (deal.deletedAt !== null && deal.deletedAt <= moment)) return [];
    const known = deal.stays.filter(
      ({ enteredAt, voidAt }) => enteredAt <= moment && (voidAt === null || voidAt > moment),
    );
    const stays = known.map(({ stageId, enteredAt, leftAt }) => ({
      stageId,
      enteredAt,
      leftAt: leftAt !== null && leftAt <= moment ? leftAt : null,
    }));
    const state = stateOf(known, moment);
    if (state === null) return [];
    const { id, ownerId, createdAt, amountMinor } = deal;
    return [{ id, ownerId, createdAt, amountMinor, stays, state }];
  });
}

function stateOf(known: readonly PastStay[], moment: Instant): KnownDeal["state"] | null {
  const last = known.at(-1);
  if (last === undefined) return null;
  if (last.leftAt === null || last.leftAt > moment) {
    const { stageId, enteredAt } = last;
    return { kind: "open", stageId, enteredAt, openSince: openSince(known) };
  }
  const { leftAs, leftAt } = last;
  if (leftAs === "won" || leftAs === "lost" || leftAs === "postponed") return { kind: leftAs, at: leftAt };
  // Left as moved, with the next visit unknown: undone since, or never written. Else deleted, or in another pipeline.
  return leftAs === "moved"
    ? { kind: "open", stageId: last.stageId, enteredAt: last.enteredAt, openSince: openSince(known) }
    : null;
}

/** Since when a deal is open without a break: it came, or came back after it had been closed or put off. */
function openSince(known: readonly PastStay[]): Instant {
  let since = known[0]?.enteredAt ?? 0;
  for (const [index, stay] of known.entries()) {
    const before = known[index - 1];
    if (before !== undefined && before.leftAs !== "moved") since = stay.enteredAt;
  }
  return since;
}
