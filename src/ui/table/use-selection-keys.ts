import { useTranslation } from "react-i18next";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import type { Selection } from "./use-selection.ts";

/** X chooses the row one is at, ⌘A everything, Esc nothing. */
export function useSelectionKeys(selection: Selection | undefined, current: number): void {
  const { t } = useTranslation("ui");
  useShortcuts(
    [
      { keys: "X", label: t("keys.select"), run: () => selection?.toggle(current) },
      { keys: "Mod+A", label: t("keys.selectAll"), run: () => selection?.chooseEverything() },
    ],
    selection !== undefined,
  );
  useShortcuts([{ keys: "Escape", run: () => selection?.clear() }], (selection?.count ?? 0) > 0);
}
