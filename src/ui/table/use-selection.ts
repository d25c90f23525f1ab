import { useState } from "react";

/** Which rows of a table are chosen. `isEverything`: also those that are not loaded. */
export interface Selection {
  readonly count: number;
  readonly keys: ReadonlySet<string>;
  readonly isEverything: boolean;
  readonly has: (key: string) => boolean;
  /** Of all loaded rows: none, some or all. */
  readonly extent: "none" | "some" | "all";
  readonly toggle: (index: number) => void;
  /** All from the row last touched to this one. */
  readonly extendTo: (index: number) => void;
  readonly toggleLoaded: () => void;
  /** These rows: all of them or, where all are chosen, none; what is chosen elsewhere stays. */
  readonly toggleAll: (keys: readonly string[]) => void;
  readonly chooseEverything: () => void;
  readonly clear: () => void;
}

interface Chosen {
  readonly of: string;
  readonly keys: ReadonlySet<string>;
  readonly anchor: number;
  readonly isEverything: boolean;
}

/**
 * `places`: the rows in their order, null where a band heads those below it. `scope`: their filter and order; another one begins
 * anew, while rows that fold away stay chosen. `total`: how many there are on the server.
 */
export function useSelection(places: readonly (string | null)[], scope: string, total: number): Selection {
  const rows = places.filter((key) => key !== null);
  const none: Chosen = { of: scope, keys: new Set(), anchor: 0, isEverything: false };
  const [kept, setChosen] = useState(none);
  const chosen = kept.of === scope ? kept : none;
  const { keys, isEverything, anchor } = chosen;
  const set = (next: Iterable<string>, more: Partial<Chosen> = {}) =>
    setChosen({ of: scope, keys: new Set(next), anchor, isEverything: false, ...more });
  const loaded = isEverything ? rows.length : rows.filter((key) => keys.has(key)).length;
  return {
    count: isEverything ? total : keys.size,
    keys,
    isEverything,
    has: (key) => isEverything || keys.has(key),
    extent: loaded === 0 ? "none" : loaded === rows.length ? "all" : "some",
    toggle: (index) => {
      const key = places[index];
      if (key === undefined || key === null) return;
      const before = isEverything ? new Set(rows) : keys;
      set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key], { anchor: index });
    },
    extendTo: (index) => {
      const between = places.slice(Math.min(anchor, index), Math.max(anchor, index) + 1).filter((key) => key !== null);
      set([...(isEverything ? rows : keys), ...between]);
    },
    toggleLoaded: () => set(loaded === rows.length ? [] : [...keys, ...rows]),
    toggleAll: (wanted) => {
      const before = isEverything ? new Set(rows) : keys;
      const areAll = wanted.every((key) => before.has(key));
      const others = [...before].filter((key) => !wanted.includes(key));
      set(areAll ? others : [...before, ...wanted]);
    },
    chooseEverything: () => set(rows, { isEverything: total > rows.length }),
    clear: () => set([]),
  };
}
