/** Failed sign-ins are counted for this long. */
const windowMs = 15 * 60_000;
const failuresOfPerson = 8;
const failuresOfAddress = 100;
const kept = 20_000;

interface Count {
  failures: number;
  until: number;
}

/** Slows down guessing of passwords: counts failures by e-mail and network address, and by address alone. */
export function createSignInLimit(clock: () => number = Date.now) {
  const counts = new Map<string, Count>();

  const current = (key: string): Count | undefined => {
    const count = counts.get(key);
    if (count && count.until <= clock()) {
      counts.delete(key);
      return undefined;
    }
    return count;
  };
  const add = (key: string) => {
    const count = current(key);
    if (count) count.failures += 1;
    else counts.set(key, { failures: 1, until: clock() + windowMs });
    // The oldest is forgotten first, so that the memory has a bound.
    if (counts.size > kept) counts.delete(counts.keys().next().value ?? "");
  };

  return {
    /** Seconds to wait before the next attempt; 0 when it may be made now. */
    wait(email: string, address: string): number {
      const person = current(`${email}\n${address}`);
      const all = current(address);
      const until = Math.max(
        person && person.failures >= failuresOfPerson ? person.until : 0,
        all && all.failures >= failuresOfAddress ? all.until : 0,
      );
      return until === 0 ? 0 : Math.max(1, Math.ceil((until - clock()) / 1000));
    },
    failed(email: string, address: string): void {
      add(`${email}\n${address}`);
      add(address);
    },
    succeeded(email: string, address: string): void {
      counts.delete(`${email}\n${address}`);
    },
  };
}

export type SignInLimit = ReturnType<typeof createSignInLimit>;
