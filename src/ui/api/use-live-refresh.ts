import { useEffect, useRef } from "react";
import { resumed, useLive } from "./live.ts";

/** The first change is read almost at once, so that what somebody else did is here within a second. */
const firstMs = 150;
/** The screen reads for half of the time at most, however many changes come. */
const restFactor = 1;

/**
 * Reads anew when an event that concerns the screen is heard, or when events may have been missed. Changes that come
 * while it reads are read together afterwards.
 */
export function useLiveRefresh(event: string, refresh: () => Promise<unknown>, concerns?: (data: unknown) => boolean) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const notBefore = useRef(0);
  const latest = useRef({ refresh, concerns });
  useEffect(() => {
    latest.current = { refresh, concerns };
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const read = async () => {
    const begun = Date.now();
    notBefore.current = Number.POSITIVE_INFINITY;
    await latest.current.refresh().catch(() => undefined);
    const took = Date.now() - begun;
    notBefore.current = Date.now() + took * restFactor;
  };
  const soon = () => {
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined;
        if (Date.now() < notBefore.current) soon();
        else void read();
      },
      Math.max(firstMs, Math.min(notBefore.current - Date.now(), 1000)),
    );
  };
  useLive(event, (data) => {
    if (latest.current.concerns?.(data) !== false) soon();
  });
  useLive(resumed, soon);
}

/** Whether an event names this id: `namesId("deal", id)`. */
export const namesId =
  (name: string, id: string) =>
  (data: unknown): boolean =>
    (data as { ids?: Record<string, string> } | null)?.ids?.[name] === id;
