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
  readonly chooseEverything: () => void;
  readonly clear: () => void;
}

interface Chosen {
  readonly of: string;
  readonly keys: ReadonlySet<string>;
  readonly anchor: number;
  readonly isEverything: boolean;
}

/** `scope`: the filter and order of the rows; another one begins anew. `total`: how many there are on the server. */
export function useSelection(rows: readonly string[], scope: string, total: number): Selection {
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
      const key = rows[index];
      if (key === undefined) return;
      const before = isEverything ? new Set(rows) : keys;
      set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key], { anchor: index });
    },
    extendTo: (index) => {
      const between = rows.slice(Math.min(anchor, index), Math.max(anchor, index) + 1);
      set([...(isEverything ? rows : keys), ...between]);
    },
    toggleLoaded: () => set(loaded === rows.length ? [] : rows),
    chooseEverything: () => set(rows, { isEverything: total > rows.length }),
    clear: () => set([]),
  };
}
