const signals = ["SIGINT", "SIGTERM"] as const;

/** Work that Ctrl-C stops in good order: the signal asks it to take back what it has begun. A second one ends the process. */
export async function untilInterrupted<Result>(work: (asked: AbortSignal) => Promise<Result>): Promise<Result> {
  const asked = new AbortController();
  const stop = () => asked.abort();
  for (const signal of signals) process.once(signal, stop);
  try {
    return await work(asked.signal);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
