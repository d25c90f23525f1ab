/** A product line in one channel: what a figure is split by across both. */
export interface LineChannel {
  readonly line: string;
  readonly channel: string;
}

/** The pair as a cell keeps it; one pair has one text. */
export const pairText = ({ line, channel }: LineChannel): string => JSON.stringify([line, channel]);

/** Null: no pair, or not the text that `pairText` gives. */
export function readPair(text: string): LineChannel | null {
  const read = parsed(text);
  if (!Array.isArray(read) || read.length !== 2) return null;
  const [line, channel] = read as readonly unknown[];
  if (typeof line !== "string" || typeof channel !== "string" || line === "" || channel === "") return null;
  const pair = { line, channel };
  return pairText(pair) === text ? pair : null;
}

/** What a cell is of, in people's words: a line, a channel, "Pumps × Fair". */
export function namedValue({ dimension, value }: { readonly dimension: string; readonly value: string }): string {
  const pair = dimension === "line_channel" ? readPair(value) : null;
  return pair === null ? value : `${pair.line} × ${pair.channel}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
