import { type ComponentType, useEffect, useRef, useSyncExternalStore } from "react";
import type { Permission } from "../../kernel/actor.ts";
import type { KeyPattern } from "../keyboard/key-pattern.ts";

/** What the screen that is shown can do with what it shows, for the palette. */
export interface PaletteAction {
  readonly id: string;
  readonly label: string;
  readonly keys?: KeyPattern;
  readonly run: () => void;
}

/** What can be done from everywhere: a slice's `web/index.ts` exports its `commands`, `app/web/commands.ts` lists the slices. */
export interface PaletteCommand {
  readonly id: string;
  /** Key of the label with its namespace: "pipeline:web.newDeal.title". */
  readonly title: string;
  readonly permission: Permission;
  /** Opens over whatever is shown. */
  readonly load?: () => Promise<{ readonly Dialog: ComponentType<CommandDialogProps> }>;
  /** Or leads to a screen. */
  readonly path?: string;
  /** Offered with what was typed when nothing is found. */
  readonly creates?: "company" | "contact";
}

export interface CommandSubject {
  readonly company: { readonly id: string; readonly name: string } | null;
  readonly contact?: { readonly id: string; readonly name: string };
}

export interface CommandDialogProps {
  /** What was typed, where it is to become a name. */
  readonly name: string;
  /** Whom it is about, where a screen of a customer asks. */
  readonly about?: CommandSubject | undefined;
  readonly onClose: () => void;
}

let known: readonly PaletteAction[] = [];
let isOpen = false;
const watchers = new Set<() => void>();
const tellAll = () => {
  for (const tell of watchers) tell();
};
function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** Actions of a screen or part while it is shown, as `useShortcuts` does with keys. */
export function usePaletteActions(actions: readonly PaletteAction[], enabled = true): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const shape = enabled ? actions.map(({ id, label, keys }) => `${id}\t${label}\t${keys ?? ""}`).join("\n") : "";
  useEffect(() => {
    if (shape === "") return;
    const added = latest.current.map((action) => ({
      ...action,
      run: () => latest.current.find(({ id }) => id === action.id)?.run(),
    }));
    known = [...known, ...added];
    tellAll();
    return () => {
      known = known.filter((action) => !added.includes(action));
      tellAll();
    };
  }, [shape]);
}

export const useKnownPaletteActions = (): readonly PaletteAction[] => useSyncExternalStore(watch, () => known);

export const useIsPaletteOpen = (): boolean => useSyncExternalStore(watch, () => isOpen);

export function setPaletteOpen(open: boolean): void {
  isOpen = open;
  tellAll();
}

let answerCommand: ((id: string, about: CommandSubject) => void) | undefined;

/** The host of commands listens while it stands. */
export function hearCommands(listener: (id: string, about: CommandSubject) => void): () => void {
  answerCommand = listener;
  return () => {
    if (answerCommand === listener) answerCommand = undefined;
  };
}

/** Opens another slice's command about a customer: a slice cannot reach the dialogs of one that is built on it. */
export const askCommand = (id: string, about: CommandSubject): void => answerCommand?.(id, about);
