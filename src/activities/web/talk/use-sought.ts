import { useEffect, useRef, useState } from "react";
import { useSearchState } from "../../../ui/link.tsx";

/** What the address asks to be shown: an activity, or a comment on it. A notification leads here so. */
interface Sought {
  readonly activity?: string | undefined;
  readonly comment?: string | undefined;
}

const idOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const parseSought = (raw: Readonly<Record<string, unknown>>): Sought => ({
  activity: idOf(raw.activity),
  comment: idOf(raw.comment),
});

/** The address is asked for one thing once: when it is found, the address forgets it. */
export function useSought() {
  const [sought, change] = useSearchState(parseSought);
  return { ...sought, forget: () => void change({ activity: undefined, comment: undefined }) };
}

/** Long enough to find with the eye. */
const markedMs = 4000;
/** After a panel that closes has given the focus back to its button. */
const settledMs = 100;

/** Where what is sought stands: comes into view, takes the focus and is marked for a moment. */
export function useArrival<Place extends HTMLElement>(isSought: boolean) {
  const ref = useRef<Place>(null);
  const { forget } = useSought();
  const [isMarked, setMarked] = useState(false);
  const latest = useRef(forget);
  useEffect(() => {
    latest.current = forget;
  });
  useEffect(() => {
    if (!isSought) return;
    setMarked(true);
    latest.current();
  }, [isSought]);
  useEffect(() => {
    if (!isMarked) return;
    const show = () => {
      ref.current?.scrollIntoView({ block: "center" });
      ref.current?.focus({ preventScroll: true });
    };
    show();
    const again = setTimeout(show, settledMs);
    const end = setTimeout(() => setMarked(false), markedMs);
    return () => {
      clearTimeout(again);
      clearTimeout(end);
    };
  }, [isMarked]);
  return { ref, tabIndex: -1, "data-marked": isMarked || undefined };
}
