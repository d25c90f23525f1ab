import { type PointerEvent as Press, useCallback, useEffect, useRef, useState } from "react";
import type { PlacedEntry, Spot } from "./use-calendar.ts";

/** Things are put to quarters of an hour. */
export const quarter = 15;
/** As long as something without a length is drawn. */
export const usualLength = 30;

type Mode = "move" | "resize";

/** The spot under the pointer: a column of a day knows its day and, where it has hours, its scale. */
function spotAt(x: number, y: number, entry: PlacedEntry, grabbed: number): Spot | null {
  const column = document
    .elementsFromPoint(x, y)
    .find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.day !== undefined);
  const day = column?.dataset.day;
  if (column === undefined || day === undefined) return null;
  const { duration, minutes } = entry.spot;
  if (column.dataset.hours === undefined) {
    return { day, minutes: column.dataset.keeps === undefined ? null : minutes, duration };
  }
  const asked = minutesIn(column, y) - grabbed;
  const latest = 24 * 60 - quarter;
  return { day, minutes: Math.min(latest, Math.max(0, Math.round(asked / quarter) * quarter)), duration };
}

export function minutesIn(column: HTMLElement, y: number): number {
  const box = column.getBoundingClientRect();
  return ((y - box.top) / box.height) * 24 * 60;
}

/** So long a finger rests before it takes hold of what is under it; one that moves on before that scrolls. */
const restMs = 400;
const restPx = 10;

/** Calls back once the finger has rested. */
function afterRest({ clientX, clientY }: Press<HTMLElement>, begin: () => void): void {
  const stop = () => {
    clearTimeout(timer);
    window.removeEventListener("pointermove", watch);
    window.removeEventListener("pointerup", stop);
    window.removeEventListener("pointercancel", stop);
  };
  const watch = (event: PointerEvent) => {
    if (Math.hypot(event.clientX - clientX, event.clientY - clientY) > restPx) stop();
  };
  const timer = setTimeout(() => {
    stop();
    navigator.vibrate?.(10);
    begin();
  }, restMs);
  window.addEventListener("pointermove", watch);
  window.addEventListener("pointerup", stop);
  window.addEventListener("pointercancel", stop);
}

/** While something is held by a finger, the page neither scrolls under it nor opens a menu. */
function useHeldPage() {
  const isHeld = useRef(false);
  const keep = useCallback((event: Event) => {
    if (isHeld.current && event.cancelable) event.preventDefault();
  }, []);
  useEffect(() => {
    // Whether the page may scroll is asked when the finger comes down: a listener added later is not heard.
    window.addEventListener("touchmove", keep, { passive: false });
    window.addEventListener("contextmenu", keep);
    return () => {
      window.removeEventListener("touchmove", keep);
      window.removeEventListener("contextmenu", keep);
    };
  }, [keep]);
  return { isHeld, keep };
}

interface Drag {
  readonly entry: PlacedEntry;
  readonly mode: Mode;
  readonly from: readonly [number, number];
  readonly column: HTMLElement | null;
  readonly show: (spot: Spot | null) => void;
  readonly drop: (spot: Spot) => void;
}

/** Follows the pointer until it lets go; Esc, or a scroll that the browser began, lets go of nothing. */
function follow({ entry, mode, from: [fromX, fromY], column, show, drop }: Drag): void {
  const { minutes } = entry.spot;
  const grabbed = column === null || minutes === null ? 0 : minutesIn(column, fromY) - minutes;
  let last: Spot | null = null;
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (last === null && Math.hypot(clientX - fromX, clientY - fromY) < 4) return;
    const spot = mode === "move" ? spotAt(clientX, clientY, entry, grabbed) : lengthened(entry, column, clientY);
    if (spot === null) return;
    last = spot;
    show(spot);
  };
  const stop = () => {
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", put);
    window.removeEventListener("pointercancel", stop);
    window.removeEventListener("keydown", cancel, true);
    show(null);
  };
  const put = () => {
    stop();
    if (last !== null) drop(last);
  };
  const cancel = (key: KeyboardEvent) => {
    if (key.key !== "Escape") return;
    key.stopPropagation();
    stop();
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", put);
  window.addEventListener("pointercancel", stop);
  window.addEventListener("keydown", cancel, true);
}

/** A finger's click comes a while after it has let go. */
const clickMs = { mouse: 0, touch: 400 };

/**
 * Dragging with a mouse or a pen, and with a finger that rests on something first; what is dragged is drawn where it would fall.
 * Esc lets go of it.
 */
export function useDragging(onPut: (entry: PlacedEntry, spot: Spot) => void) {
  const [dragged, setDragged] = useState<{ readonly id: string; readonly spot: Spot } | null>(null);
  const justDragged = useRef(false);
  const { isHeld, keep } = useHeldPage();
  const start = (event: Press<HTMLElement>, entry: PlacedEntry, mode: Mode) => {
    if (event.button !== 0 || entry.isDone) return;
    event.stopPropagation();
    const isTouch = event.pointerType === "touch";
    const from = [event.clientX, event.clientY] as const;
    const target = event.currentTarget;
    const column = target.closest<HTMLElement>("[data-hours]");
    const show = (spot: Spot | null) => {
      isHeld.current = isTouch && spot !== null;
      setDragged(spot === null ? null : { id: entry.id, spot });
    };
    const drop = (spot: Spot) => {
      justDragged.current = true;
      setTimeout(
        () => {
          justDragged.current = false;
        },
        isTouch ? clickMs.touch : clickMs.mouse,
      );
      if (!isSame(spot, entry.spot)) onPut(entry, spot);
    };
    const begin = () => {
      // What is dragged is drawn anew in another column, but the finger speaks to the element that it came down on.
      if (isTouch) target.addEventListener("touchmove", keep, { passive: false });
      if (isTouch) show(entry.spot);
      follow({ entry, mode, from, column, show, drop });
    };
    if (isTouch) afterRest(event, begin);
    else begin();
  };
  /** A click that ends a drag opens nothing. */
  const isClick = () => !justDragged.current;
  return { dragged, start, isClick };
}

function lengthened(entry: PlacedEntry, column: HTMLElement | null, y: number): Spot | null {
  const { minutes } = entry.spot;
  if (column === null || minutes === null) return null;
  const end = Math.round(minutesIn(column, y) / quarter) * quarter;
  return { ...entry.spot, duration: Math.min(24 * 60 - minutes, Math.max(quarter, end - minutes)) };
}

const isSame = (a: Spot, b: Spot) => a.day === b.day && a.minutes === b.minutes && a.duration === b.duration;
