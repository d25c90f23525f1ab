import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { loadPalette } from "../../search/web/index.ts";
import { isApple, isStroke, parsePattern } from "../../ui/keyboard/key-pattern.ts";
import { useShortcuts } from "../../ui/keyboard/use-shortcuts.ts";
import { useGo } from "../../ui/link.tsx";
import {
  type CommandDialogProps,
  hearCommands,
  type PaletteCommand,
  setPaletteOpen,
  useIsPaletteOpen,
} from "../../ui/palette/palette-actions.ts";
import type { ScreenDefinition } from "../../ui/screen-definition.ts";
import { commands } from "./commands.ts";

const Palette = lazy(loadPalette);
const opening = parsePattern("Mod+K")[0];

/** ⌘K also from within a field, but not over a dialog; a second one closes. */
function usePaletteKeys(isOpen: boolean): void {
  const { t } = useTranslation("ui");
  const open = () => setPaletteOpen(true);
  useShortcuts([
    { keys: "Mod+K", label: t("palette.open"), run: open, everywhere: true },
    // A screen with a search of its own takes the key for that.
    { keys: "/", run: open, everywhere: true },
  ]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (opening === undefined || !isStroke(opening, event, isApple())) return;
      const isOverDialog = document.querySelector("[role=dialog]") !== null;
      if (isOverDialog && !isOpen) return;
      event.preventDefault();
      setPaletteOpen(!isOpen);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [isOpen]);
}

interface Shown extends Pick<CommandDialogProps, "name" | "about"> {
  readonly Dialog: ComponentType<CommandDialogProps>;
}

/** Stands once in the shell: the palette, and the dialogs that its commands open. */
export function PaletteHost({ screens }: { screens: readonly ScreenDefinition[] }) {
  const isOpen = useIsPaletteOpen();
  const go = useGo();
  const [shown, setShown] = useState<Shown | null>(null);
  usePaletteKeys(isOpen);
  // Fetched when nothing else is to be done, so that whoever presses ⌘K and types at once loses no letter.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 3000);
    return () => clearTimeout(timer);
  }, []);
  useEffect(
    () =>
      hearCommands((id, about) => {
        const command = commands.find((one) => one.id === id);
        void command?.load?.().then(({ Dialog }) => setShown({ Dialog, name: "", about }));
      }),
    [],
  );
  const onCommand = async ({ load, path }: PaletteCommand, name: string) => {
    if (path !== undefined) void go(path);
    const Dialog = (await load?.())?.Dialog;
    if (Dialog !== undefined) setShown({ Dialog, name });
  };
  const close = () => setPaletteOpen(false);
  return (
    <Suspense fallback={null}>
      {isOpen && (
        <Palette {...{ screens, commands }} onCommand={(one, name) => void onCommand(one, name)} onClose={close} />
      )}
      {shown !== null && <shown.Dialog name={shown.name} about={shown.about} onClose={() => setShown(null)} />}
    </Suspense>
  );
}
