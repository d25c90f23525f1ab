/** A record as the other system gives it; nothing about it is sure. */
export type Foreign = Readonly<Record<string, unknown>>;
