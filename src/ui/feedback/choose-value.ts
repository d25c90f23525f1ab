import { useSyncExternalStore } from "react";

export interface TwoValues {
  /** What happened and by whom. */
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly theirs: string; readonly mine: string }[];
  /** Over the values of the other: "Сохранено". */
  readonly theirsTitle: string;
  readonly mineTitle: string;
  readonly keepTheirs: string;
  readonly keepMine: string;
}

interface Question extends TwoValues {
  readonly answer: (isMine: boolean) => void;
}

let asked: readonly Question[] = [];
const watchers = new Set<() => void>();

function set(next: readonly Question[]): void {
  asked = next;
  for (const tell of watchers) tell();
}

/** Two people changed the same: shows both values, answers whether the person keeps the own one. One at a time. */
export function askWhoseValue(values: TwoValues): Promise<boolean> {
  return new Promise((resolve) => {
    const question: Question = {
      ...values,
      answer: (isMine) => {
        set(asked.filter((one) => one !== question));
        resolve(isMine);
      },
    };
    set([...asked, question]);
  });
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

export const useAskedValue = (): Question | undefined => useSyncExternalStore(watch, () => asked[0]);
