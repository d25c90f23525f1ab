import { Button } from "@mantine/core";
import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { loadPalette } from "../../search/web/index.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
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

/** A page left open over an upgrade asks for files that are gone: silence would look like a dead button. */
function useNotFetched(): () => void {
  const { t } = useTranslation("ui");
  const toast = useToast();
  return () => {
    toast(
      t("shell.notFetched"),
      <Button size="sm" onClick={() => location.reload()}>
        {t("shell.reload")}
      </Button>,
    );
  };
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
  const tellNotFetched = useNotFetched();
  const open = (command: PaletteCommand | undefined, given: Pick<Shown, "name" | "about">) => {
    command?.load?.().then(({ Dialog }) => setShown({ Dialog, ...given }), tellNotFetched);
  };
  useEffect(() =>
    hearCommands((id, about) =>
      open(
        commands.find((one) => one.id === id),
        { name: "", about },
      ),
    ),
  );
  const onCommand = (command: PaletteCommand, name: string) => {
    if (command.path !== undefined) void go(command.path);
    open(command, { name });
  };
  const close = () => setPaletteOpen(false);
  return (
    <Suspense fallback={null}>
      {isOpen && <Palette {...{ screens, commands }} onCommand={onCommand} onClose={close} />}
      {shown !== null && <shown.Dialog name={shown.name} about={shown.about} onClose={() => setShown(null)} />}
    </Suspense>
  );
}
