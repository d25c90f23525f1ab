import type { KeyboardEvent } from "react";

/** Hears keys that a field inside lets through; the wrapper itself is nothing to operate. */
export const onKey = (hear: (event: KeyboardEvent<HTMLElement>) => unknown) => ({
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void hear(event),
});
