import { type PointerEvent, useRef, useState } from "react";

/** Dragging by a handle with a mouse, pen or finger; keys are the line's own affair. */
export interface Reorder {
  readonly dragged: string | null;
  readonly item: (key: string) => { readonly "data-key": string; readonly "data-dragged": boolean | undefined };
  readonly handle: (key: string) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** `onMove(key, place)` is called as the line passes the middle of another, so the list shows what will be. */
export function useReorder(keys: readonly string[], onMove: (key: string, place: number) => void): Reorder {
  const [dragged, setDragged] = useState<string | null>(null);
  const list = useRef<HTMLElement | null>(null);
  const stop = () => setDragged(null);
  const follow = (key: string, y: number) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>("[data-key]") ?? [])];
    const at = keys.indexOf(key);
    const place = lines.filter((line, index) => {
      const { top, height } = line.getBoundingClientRect();
      return index !== at && y > top + height / 2;
    }).length;
    if (at !== -1 && place !== at) onMove(key, place);
  };
  return {
    dragged,
    item: (key) => ({ "data-key": key, "data-dragged": key === dragged || undefined }),
    handle: (key) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        list.current = event.currentTarget.closest("ol");
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(key);
      },
      onPointerMove: (event) => {
        if (dragged === key) follow(key, event.clientY);
      },
      onPointerUp: stop,
      onPointerCancel: stop,
    }),
  };
}
