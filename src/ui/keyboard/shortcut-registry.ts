import { useSyncExternalStore } from "react";
import { isApple, isSingle, type KeyPattern, parsePattern, type Stroke } from "./key-pattern.ts";
import { hearStroke } from "./key-sequence.ts";

export interface Shortcut {
  readonly keys: KeyPattern;
  /** What it does, for the list of all keys; left out when it should not be listed. */
  readonly label?: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Works everywhere (the shell's), not only on this screen. */
  readonly everywhere?: boolean;
}

interface Known extends Shortcut {
  readonly strokes: readonly Stroke[];
}

const storageKey = "voronka.single-keys";
const pauseMs = 1200;
let known: readonly Known[] = [];
let pressed: { strokes: readonly Stroke[]; until: number } = { strokes: [], until: 0 };
const watchers = new Set<() => void>();

/** Adds shortcuts until the answer is called; of the same keys the screen's win over the shell's, and a later one over an earlier. */
export function addShortcuts(shortcuts: readonly Shortcut[]): () => void {
  const added = shortcuts.map((shortcut) => ({ ...shortcut, strokes: parsePattern(shortcut.keys) }));
  set([...added, ...known]);
  return () => set(known.filter((shortcut) => !added.includes(shortcut)));
}

function set(next: readonly Known[]): void {
  known = [...next.filter(({ everywhere }) => !everywhere), ...next.filter(({ everywhere }) => everywhere)];
  for (const tell of watchers) tell();
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

export function useKnownShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(watch, () => known);
}

const singleKeysAllowed = () => localStorage.getItem(storageKey) !== "off";

/** Single letters can be turned off (WCAG 2.1.4); those with ⌘ or Ctrl stay. */
export function useSingleKeys(): { readonly on: boolean; readonly turn: (on: boolean) => void } {
  const on = useSyncExternalStore(watch, singleKeysAllowed);
  const turn = (wanted: boolean) => {
    localStorage.setItem(storageKey, wanted ? "on" : "off");
    for (const tell of watchers) tell();
  };
  return { on, turn };
}

/** Typing, an open menu or dialog: there letters mean something else. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return (
    target.closest(
      "input:not([type=checkbox]):not([type=radio]), textarea, select, [role=dialog], [role=menu], [role=listbox]",
    ) !== null
  );
}

/** The one listener of the page; the shell installs it. */
export function listenToKeys(): () => void {
  const mac = isApple();
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || /^(Shift|Control|Alt|Meta)/.test(event.key)) return;
    const begun = event.timeStamp < pressed.until ? pressed.strokes : [];
    pressed = { strokes: [], until: 0 };
    if (isBusy(event.target)) return;
    const reachable = known.filter((shortcut) => singleKeysAllowed() || !isSingle(shortcut.strokes));
    const { done, next } = hearStroke(reachable, begun, event, mac);
    if (done !== undefined) {
      event.preventDefault();
      done.run(event);
    } else if (next.length > 0) pressed = { strokes: next, until: event.timeStamp + pauseMs };
  };
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}
