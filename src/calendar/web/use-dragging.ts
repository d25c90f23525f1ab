import { type PointerEvent as Press, useRef, useState } from "react";
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

/** Dragging with a mouse or a pen: what is dragged is drawn where it would fall; Esc lets go of it. */
export function useDragging(onPut: (entry: PlacedEntry, spot: Spot) => void) {
  const [dragged, setDragged] = useState<{ readonly id: string; readonly spot: Spot } | null>(null);
  const justDragged = useRef(false);
  const start = (event: Press<HTMLElement>, entry: PlacedEntry, mode: Mode) => {
    if (event.button !== 0 || event.pointerType === "touch" || entry.isDone) return;
    event.stopPropagation();
    const column = event.currentTarget.closest<HTMLElement>("[data-hours]");
    const grabbed =
      column === null || entry.spot.minutes === null ? 0 : minutesIn(column, event.clientY) - entry.spot.minutes;
    const [fromX, fromY] = [event.clientX, event.clientY];
    let last: Spot | null = null;
    const follow = ({ clientX, clientY }: PointerEvent) => {
      if (last === null && Math.hypot(clientX - fromX, clientY - fromY) < 4) return;
      const spot = mode === "move" ? spotAt(clientX, clientY, entry, grabbed) : lengthened(entry, column, clientY);
      if (spot === null) return;
      last = spot;
      setDragged({ id: entry.id, spot });
    };
    const stop = () => {
      window.removeEventListener("pointermove", follow);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("keydown", cancel, true);
      setDragged(null);
    };
    const drop = () => {
      stop();
      if (last === null) return;
      justDragged.current = true;
      setTimeout(() => {
        justDragged.current = false;
      });
      if (!isSame(last, entry.spot)) onPut(entry, last);
    };
    const cancel = (key: KeyboardEvent) => {
      if (key.key !== "Escape") return;
      key.stopPropagation();
      stop();
    };
    window.addEventListener("pointermove", follow);
    window.addEventListener("pointerup", drop);
    window.addEventListener("keydown", cancel, true);
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
