import type { SearchKind } from "./kinds.ts";
import { wordsOf } from "./read-query.ts";

/** How it was found, the nearest first: by a whole number, by words, by their beginnings, beside the title; by likeness of the title, beside. */
export type Closeness = 0 | 1 | 2 | 3 | 4 | 5;

export interface Found {
  readonly kind: SearchKind;
  readonly title: string;
  readonly isOpen: boolean;
  /** When it was made, ISO 8601. */
  readonly at: string;
}

interface Asked {
  readonly readings: readonly (readonly string[])[];
  readonly isWholeSign: boolean;
  /** Words that were typed with slips. */
  readonly similar: ReadonlySet<string>;
}

export function closeness(title: string, { readings, isWholeSign, similar }: Asked): Closeness {
  const words = wordsOf(title);
  const everyWord = (fits: (word: string, asked: string) => boolean) =>
    readings.some((reading) => reading.every((asked) => words.some((word) => fits(word, asked))));
  if (everyWord((word, asked) => word === asked)) return 1;
  if (everyWord((word, asked) => word.startsWith(asked))) return 2;
  if (isWholeSign) return 0;
  if (similar.size === 0) return 3;
  return words.some((word) => similar.has(word)) ? 4 : 5;
}

const kindOrder: Readonly<Record<SearchKind, number>> = {
  company: 0,
  contact: 1,
  deal: 2,
  document: 3,
  activity: 4,
  person: 5,
};

/** Nearest first; open deals before closed ones; then the newest. No kind takes more than half of the places others could have. */
export function orderFound<Item extends Found>(items: readonly Item[], asked: Asked, limit: number): readonly Item[] {
  const placed = items
    .map((item) => ({ item, near: closeness(item.title, asked) }))
    .sort(
      (a, b) =>
        a.near - b.near ||
        Number(b.item.isOpen) - Number(a.item.isOpen) ||
        kindOrder[a.item.kind] - kindOrder[b.item.kind] ||
        b.item.at.localeCompare(a.item.at),
    )
    .map(({ item }) => item);
  const share = Math.ceil(limit / 2);
  const isWithin = (item: Item) => placed.filter(({ kind }) => kind === item.kind).indexOf(item) < share;
  const first = placed.filter(isWithin);
  const chosen = new Set([...first, ...placed.filter((item) => !first.includes(item))].slice(0, limit));
  return placed.filter((item) => chosen.has(item));
}

/** Where the title has what was asked: [from, to) in its letters. */
export function highlightsOf(title: string, { readings, similar }: Asked): [number, number][] {
  const asked = readings.flat();
  return [...title.matchAll(/[\p{L}\p{N}]+/gu)].flatMap((match): [number, number][] => {
    const word = match[0].toLowerCase().replaceAll("ё", "е");
    const length = Math.max(0, ...asked.filter((one) => word.startsWith(one)).map((one) => one.length));
    if (length > 0) return [[match.index, match.index + length]];
    return [...similar].some((one) => word.startsWith(one)) ? [[match.index, match.index + match[0].length]] : [];
  });
}
