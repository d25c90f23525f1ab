import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useRef } from "react";

/** Which rows are drawn now, and the height in px of those above and below. */
export interface RowWindow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly shown: readonly number[];
  readonly before: number;
  readonly after: number;
  readonly show: (index: number) => void;
}

const rowHeight = () => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--row-table"));

/** Without a height of its own a table shows every row: there is nothing to scroll in. */
export function useRowWindow(count: number, isVirtual: boolean): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 12,
    enabled: isVirtual,
  });
  if (!isVirtual) {
    const shown = Array.from({ length: count }, (_, index) => index);
    return { scroller, shown, before: 0, after: 0, show: () => undefined };
  }
  const items = virtual.getVirtualItems();
  return {
    scroller,
    shown: items.map((item) => item.index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    show: (index) => virtual.scrollToIndex(index),
  };
}
