/** One change that can be taken back. */
export interface Undo {
  readonly undo: () => Promise<unknown> | unknown;
  /** The toast that offers it. */
  toast: string;
}

/** Newest last. */
export const undoStack: Undo[] = [];

/** Takes it off the stack; false when it was taken before, so that nothing is undone twice. */
export function takeUndo(undo: Undo): boolean {
  const place = undoStack.indexOf(undo);
  if (place === -1) return false;
  undoStack.splice(place, 1);
  return true;
}
