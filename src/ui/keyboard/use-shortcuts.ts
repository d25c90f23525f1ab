import { useEffect, useRef } from "react";
import { addShortcuts, type Shortcut } from "./shortcut-registry.ts";

/** Shortcuts of a screen or part while it is shown, e.g. `[{ keys: "G B", label: t("…"), run: openBoard }]`. */
export function useShortcuts(shortcuts: readonly Shortcut[], enabled = true): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const shape = shortcuts
    .map(({ keys, label, everywhere }) => `${keys}\t${label ?? ""}\t${everywhere ?? false}`)
    .join("\n");
  useEffect(() => {
    if (!enabled || shape === "") return;
    return addShortcuts(
      latest.current.map((shortcut, place) => ({ ...shortcut, run: (event) => latest.current[place]?.run(event) })),
    );
  }, [shape, enabled]);
}
