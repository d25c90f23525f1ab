import { isStroke, type Pressed, type Stroke } from "./key-pattern.ts";

interface Sequence {
  readonly strokes: readonly Stroke[];
}

/** What a key means after those pressed just before: a shortcut that is complete now, or a sequence that has come further. */
export interface Heard<S> {
  readonly done: S | undefined;
  readonly next: readonly Stroke[];
}

/** A key that does not go on with what was begun begins anew: after a stray G, "?" is "?" all the same. */
export function hearStroke<S extends Sequence>(
  known: readonly S[],
  begun: readonly Stroke[],
  event: Pressed,
  isMac: boolean,
): Heard<S> {
  const matching = known.filter(({ strokes }) => continues(strokes, begun, event, isMac));
  if (matching.length === 0 && begun.length > 0) return hearStroke(known, [], event, isMac);
  const done = matching.find(({ strokes }) => strokes.length === begun.length + 1);
  const stroke = matching[0]?.strokes[begun.length];
  return { done, next: done !== undefined || stroke === undefined ? [] : [...begun, stroke] };
}

function continues(strokes: readonly Stroke[], begun: readonly Stroke[], event: Pressed, isMac: boolean): boolean {
  const next = strokes[begun.length];
  if (next === undefined || !isStroke(next, event, isMac)) return false;
  return begun.every((stroke, place) => stroke.code === strokes[place]?.code);
}
