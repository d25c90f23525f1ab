import type { OwnValue } from "./own-fields.ts";
import { textOf } from "./values.ts";

/** A line of an export's table, by its headings without case. */
export interface Line {
  /** The first that is filled in of the columns so called. */
  readonly get: (...names: readonly string[]) => string | null;
  /** What stands in columns that nobody named. */
  readonly rest: () => readonly OwnValue[];
}

/** Reads lines by headings. `known`: columns that are no fields of the workspace's own, read or passed over on purpose. */
export function linesOf(headings: readonly string[], known: readonly string[]): (cells: readonly string[]) => Line {
  const places = new Map<string, number[]>();
  for (const [place, heading] of headings.entries()) {
    const name = heading.trim().toLowerCase();
    places.set(name, [...(places.get(name) ?? []), place]);
  }
  const named = new Set(known.map((name) => name.toLowerCase()));
  const others = headings.flatMap((heading, place) => {
    const name = heading.trim();
    if (name === "" || named.has(name.toLowerCase())) return [];
    const turn = places.get(name.toLowerCase())?.indexOf(place) ?? 0;
    return [{ place, name, id: turn === 0 ? `column:${name}` : `column:${name}:${turn}` }];
  });
  return (cells) => ({
    get: (...names) => {
      for (const name of names) {
        for (const place of places.get(name.toLowerCase()) ?? []) {
          const text = textOf(cells[place], 10_000);
          if (text !== null) return text;
        }
      }
      return null;
    },
    rest: () =>
      others.flatMap(({ place, name, id }): OwnValue[] => {
        const value = textOf(cells[place], 1_000);
        return value === null ? [] : [{ id, name, kind: "text", value }];
      }),
  });
}

export const hasAll = (headings: readonly string[], ...needed: readonly string[]): boolean => {
  const names = new Set(headings.map((heading) => heading.trim().toLowerCase()));
  return needed.every((name) => names.has(name.toLowerCase()));
};
