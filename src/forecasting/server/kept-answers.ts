/**
 * Answers that cost much and do not change while their key stays the same; who asks while one is being made waits for that one. The
 * keys name everything that the answer depends on, so nothing is ever out of date; the longest unused goes first.
 */
export function createKept<Answer>(most: number): (key: string, make: () => Promise<Answer>) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>();
  return (key, make) => {
    const answer = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, answer);
    if (kept.size > most) kept.delete(kept.keys().next().value ?? key);
    answer.catch(() => {
      if (kept.get(key) === answer) kept.delete(key);
    });
    return answer;
  };
}

/** Lets other requests be answered. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
