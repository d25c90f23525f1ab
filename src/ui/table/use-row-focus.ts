import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import type { RowWindow } from "./use-row-window.ts";

/** One row of the table is in the tab order; J, K and the arrows move it. */
export interface RowFocus {
  readonly current: number;
  readonly moveTo: (index: number) => void;
  readonly entered: (index: number) => void;
}

export function useRowFocus(count: number, view: RowWindow, isOn: boolean): RowFocus {
  const { t } = useTranslation("ui");
  const [visited, setVisited] = useState<number | null>(null);
  const moveTo = (index: number) => {
    const place = Math.min(count - 1, Math.max(0, index));
    setVisited(place);
    view.show(place);
    requestAnimationFrame(() => view.scroller.current?.querySelector<HTMLElement>(`[data-index="${place}"]`)?.focus());
  };
  useShortcuts(
    [
      { keys: "J", label: t("keys.next"), run: () => moveTo(visited === null ? 0 : visited + 1) },
      { keys: "K", label: t("keys.previous"), run: () => moveTo((visited ?? 0) - 1) },
    ],
    isOn && count > 0,
  );
  return { current: visited ?? view.shown[0] ?? 0, moveTo, entered: setVisited };
}
