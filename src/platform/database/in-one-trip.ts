import type pg from "pg";

type Answers<Asks extends readonly (() => Promise<unknown>)[]> = {
  -readonly [Place in keyof Asks]: Awaited<ReturnType<Asks[Place]>>;
};

/** "Current transaction is aborted": of the statements behind the one that failed. */
const isConsequence = (reason: unknown) => (reason as { code?: string }).code === "25P02";

/**
 * Asks that need nothing of each other's answers, sent together: the way to the database and back costs more than most
 * statements. They are executed in the order given, each seeing what those before it wrote. Over a connection that is not
 * pipelined (see `takesCopy`) they go one by one. All have ended when this does, also when one failed.
 */
export async function inOneTrip<const Asks extends readonly (() => Promise<unknown>)[]>(
  client: pg.ClientBase,
  ...asks: Asks
): Promise<Answers<Asks>> {
  const settled = isPipelined(client) ? await Promise.allSettled(sendAll(client, asks)) : await askEach(asks);
  const failures = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  if (failures.length > 0) throw failures.find((reason) => !isConsequence(reason)) ?? failures[0];
  return settled.map((one) => (one.status === "fulfilled" ? one.value : undefined)) as Answers<Asks>;
}

const isPipelined = (client: pg.ClientBase): client is pg.Client => "pipeline" in client && client.pipeline === true;

/** Corked, so that they leave as one packet. */
function sendAll({ connection }: pg.Client, asks: readonly (() => Promise<unknown>)[]): Promise<unknown>[] {
  connection.stream.cork();
  try {
    return asks.map(async (ask) => ask());
  } finally {
    connection.stream.uncork();
  }
}

async function askEach(asks: readonly (() => Promise<unknown>)[]): Promise<PromiseSettledResult<unknown>[]> {
  const settled: PromiseSettledResult<unknown>[] = [];
  for (const ask of asks) {
    const [one] = await Promise.allSettled([ask()]);
    settled.push(one);
    if (one.status === "rejected") break;
  }
  return settled;
}
