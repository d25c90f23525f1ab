import { useTranslation } from "react-i18next";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import { chooseHeaded, type Headed } from "./select-cell.tsx";
import type { Selection } from "./use-selection.ts";

/** X chooses the row one is at, or what the band there heads, ⌘A everything, Esc nothing. */
export function useSelectionKeys(selection: Selection | undefined, current: number, headed?: Headed): void {
  const { t } = useTranslation("ui");
  const choose = () => {
    if (headed === undefined) selection?.toggle(current);
    else if (selection !== undefined) chooseHeaded(selection, headed);
  };
  useShortcuts(
    [
      { keys: "X", label: t("keys.select"), run: choose },
      { keys: "Mod+A", label: t("keys.selectAll"), run: () => selection?.chooseEverything() },
    ],
    selection !== undefined,
  );
  useShortcuts([{ keys: "Escape", run: () => selection?.clear() }], (selection?.count ?? 0) > 0);
}
