import { useSyncExternalStore } from "react";
import type { Instant } from "../../kernel/time.ts";

/** Whether the server can be reached, and how many changes of ours wait for it. */
export interface Connection {
  /** When the connection was lost, or null while there is one. */
  readonly lostAt: Instant | null;
  readonly waiting: number;
}

let state: Connection = { lostAt: null, waiting: 0 };
const watchers = new Set<() => void>();
const retries = new Set<() => void>();

function become(next: Connection): void {
  if (next.lostAt === state.lostAt && next.waiting === state.waiting) return;
  state = next;
  for (const tell of watchers) tell();
}

export const connectionLost = () => become({ ...state, lostAt: state.lostAt ?? Date.now() });
export const connectionFound = () => become({ ...state, lostAt: null });
export const changeWaits = (by: 1 | -1) => become({ ...state, waiting: state.waiting + by });

/** Sends at once what waits for the next attempt. */
export function retryNow(): void {
  for (const retry of [...retries]) retry();
}

/** Waits before attempt `n` (from 0): half a second, doubled up to 15 s; cut short when the network comes back. */
export function waitForRetry(n: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      retries.delete(done);
      window.removeEventListener("online", done);
      signal?.removeEventListener("abort", done);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(done, Math.min(500 * 2 ** n, 15_000));
    retries.add(done);
    window.addEventListener("online", done);
    signal?.addEventListener("abort", done);
  });
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

export function useConnection(): Connection {
  return useSyncExternalStore(watch, () => state);
}
