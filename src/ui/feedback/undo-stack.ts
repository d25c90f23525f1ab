/** Takes a change back; null when there is nothing to take back because the change was refused. */
type WayBack = (() => Promise<unknown> | unknown) | null;

/** One change that was sent. It stands in its place from the moment of sending; its way back is known once it is answered. */
export interface SentChange {
  readonly answered: Promise<WayBack>;
  readonly settle: (wayBack: WayBack) => void;
}

const most = 20;

/** Newest last, in the order of sending. */
const sent: SentChange[] = [];
let undoing: Promise<unknown> = Promise.resolve();

/** Puts a change on the stack as it is sent, so that what is pressed before the answer means this one and no earlier one. */
export function noteSent(): SentChange {
  const { promise, resolve } = Promise.withResolvers<WayBack>();
  const change = { answered: promise, settle: resolve };
  sent.push(change);
  if (sent.length > most) sent.shift();
  return change;
}

/** Takes it off the stack; false when it was taken before, so that nothing is undone twice. */
export function takeSent(change: SentChange): boolean {
  const place = sent.indexOf(change);
  if (place === -1) return false;
  sent.splice(place, 1);
  return true;
}

export const takeLastSent = (): SentChange | undefined => sent.pop();

/**
 * Waits for the answer, then takes the change back, after everything that is being taken back already. False when the
 * change was refused: then nothing happens, least of all to an earlier one.
 */
export function takeBack(change: SentChange): Promise<boolean> {
  const run = async () => {
    const wayBack = await change.answered;
    await wayBack?.();
    return wayBack !== null;
  };
  const done = undoing.then(run);
  undoing = done.catch(() => undefined);
  return done;
}
