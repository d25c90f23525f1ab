/** One column of a table as a person arranged it: in which place, and how many px wide. */
export interface ColumnPlace {
  readonly key: string;
  readonly width?: number;
}

type Arrangement = readonly ColumnPlace[];

export const narrowest = 64;
export const widest = 800;
const part = /^([\w.-]{1,120})(?::(\d{2,3}))?$/;

/** Reads "name:240,amount,owner"; what is no column is left out, and a column named twice stands once. */
export function parseArrangement(text: string | undefined): Arrangement {
  const found = new Map<string, ColumnPlace>();
  for (const told of (text ?? "").split(",")) {
    const [, key, width] = part.exec(told) ?? [];
    if (key === undefined || found.has(key)) continue;
    found.set(key, width === undefined ? { key } : { key, width: within(Number(width)) });
  }
  return [...found.values()];
}

export const writeArrangement = (places: Arrangement): string =>
  places.map(({ key, width }) => (width === undefined ? key : `${key}:${width}`)).join(",");

const within = (width: number) => Math.round(Math.min(widest, Math.max(narrowest, width)));

/** Puts a column in, at the end, or takes it out. */
export function toggleColumn(places: Arrangement, key: string): Arrangement {
  const rest = places.filter((one) => one.key !== key);
  return rest.length < places.length ? rest : [...places, { key }];
}

/** Moves a column to the place of another one, which makes room. */
export function moveColumn(places: Arrangement, key: string, to: string): Arrangement {
  const [from, at] = [placeOf(places, key), placeOf(places, to)];
  const moved = places[from];
  return moved === undefined || at === -1 ? places : places.toSpliced(from, 1).toSpliced(at, 0, moved);
}

/** One place to the left (−1) or right (1); at the edge it stays. */
export function stepColumn(places: Arrangement, key: string, by: -1 | 1): Arrangement {
  const to = places[placeOf(places, key) + by];
  return to === undefined ? places : moveColumn(places, key, to.key);
}

export function widenColumn(places: Arrangement, key: string, width: number): Arrangement {
  return places.map((one) => (one.key === key ? { ...one, width: within(width) } : one));
}

const placeOf = (places: Arrangement, key: string) => places.findIndex((one) => one.key === key);
