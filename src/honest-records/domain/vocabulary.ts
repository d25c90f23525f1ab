/** Where an activity is known from (ACT-8). */
export const sources = ["typed", "telephony", "mail", "calendar", "import"] as const;
export type Source = (typeof sources)[number];

/** Why a record deserves a look. */
export const marks = ["late", "bulk", "typed_only", "unseen_call"] as const;
export type Mark = (typeof marks)[number];

/** From when on a record is marked. */
export interface Thresholds {
  /** Typed so many hours after the deed, or later. */
  readonly lateHours: number;
  /** So many typed within so many minutes, about deeds at least so many hours apart. */
  readonly bulkCount: number;
  readonly bulkMinutes: number;
  readonly bulkSpreadHours: number;
  /** A call of the telephony so many minutes before or after is the same call. */
  readonly callSlackMinutes: number;
  /** Fewer contacts than these make no typed-only day. */
  readonly typedOnlyLeast: number;
}

export const defaultThresholds: Thresholds = {
  lateHours: 24,
  bulkCount: 5,
  bulkMinutes: 10,
  bulkSpreadHours: 2,
  callSlackMinutes: 15,
  typedOnlyLeast: 3,
};
