import {
  type BookSettings,
  type Driver,
  type ForeignBook,
  type ForeignSource,
  leftOutOf,
} from "../../drivers/driver.ts";

/** What another system has, counted before anything is written. Sums are of the workspace's currency, in minor units. */
export interface BookOverview {
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string | null }[];
  readonly pipelines: readonly PipelineOverview[];
  readonly companies: number;
  readonly contacts: number;
  readonly deals: number;
  readonly amount: number;
  readonly history: number;
  readonly activities: number;
  readonly fields: readonly { readonly entity: string; readonly name: string; readonly kind: string }[];
  readonly leftOut: readonly { readonly code: string; readonly count: number }[];
}

interface PipelineOverview {
  readonly name: string;
  readonly stages: readonly { readonly name: string; readonly deals: number }[];
  readonly wonStage: string;
  readonly won: number;
  readonly lost: number;
  readonly amount: number;
}

export async function overviewOf(driver: Driver, source: ForeignSource, settings: BookSettings): Promise<BookOverview> {
  const book = await driver.read(source, settings);
  const [companies, contacts] = [await countOf(book.companies), await countOf(book.contacts)];
  const pipelines = await countDeals(book, settings.currency);
  const activities = await countOf(book.activities);
  const sum = (of: (one: PipelineOverview) => number) => pipelines.reduce((all, one) => all + of(one), 0);
  const open = (one: PipelineOverview) => one.stages.reduce((all, stage) => all + stage.deals, 0);
  return {
    people: book.people.map(({ id, name, email }) => ({ id, name, email })),
    pipelines,
    companies,
    contacts,
    deals: sum((one) => open(one) + one.won + one.lost),
    amount: sum((one) => one.amount),
    history: [...book.history.values()].reduce((all, rows) => all + rows.length, 0),
    activities,
    fields: book.fields.map(({ entity, name, kind }) => ({ entity, name, kind })),
    leftOut: [...(await leftOutOf(book, source))].map(([code, count]) => ({ code, count })),
  };
}

async function countOf(rows: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of rows) count++;
  return count;
}

async function countDeals(book: ForeignBook, currency: string): Promise<readonly PipelineOverview[]> {
  const tallies = new Map(
    book.pipelines.map((one) => [one.name, { stages: new Map<string, number>(), won: 0, lost: 0, amount: 0 }]),
  );
  for await (const { pipeline, stage, outcome, amount } of book.deals) {
    const tally = tallies.get(pipeline ?? "");
    if (tally === undefined) continue;
    if (outcome === "won" || outcome === "lost") tally[outcome]++;
    else if (stage !== null) tally.stages.set(stage, (tally.stages.get(stage) ?? 0) + 1);
    if (amount?.currency === currency) tally.amount += amount.minor;
  }
  return book.pipelines.map(({ name, stages, won: wonStage }) => {
    const tally = tallies.get(name);
    const { won = 0, lost = 0, amount = 0 } = tally ?? {};
    const counted = stages.map((stage) => ({ name: stage, deals: tally?.stages.get(stage) ?? 0 }));
    return { name, stages: counted, wonStage, won, lost, amount };
  });
}
