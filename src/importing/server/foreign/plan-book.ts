import { type Plan, pipelineBy, placeBy } from "../../domain/migration-plan.ts";
import type { DealRow, StageHistoryRow } from "../../domain/rows.ts";
import type { Driver, ForeignBook, ForeignPipeline } from "../../drivers/driver.ts";
import { count, into } from "../../drivers/values.ts";

/** The same driver, whose rows go where the plan says. */
export const planned = (driver: Driver, plan: Plan): Driver => ({
  ...driver,
  read: async (source, settings) => planBook(await driver.read(source, settings), plan),
});

function planBook(book: ForeignBook, plan: Plan): ForeignBook {
  const leftOut = new Map<string, number>();
  const behind = new Set<string>();
  const chosen = new Map(plan.people.map(({ id, known }) => [id, known]));
  const known = new Map(
    book.people.flatMap((one) => {
      const here = chosen.get(one.id);
      return here === undefined ? [] : [[one.email ?? one.name, here] as const];
    }),
  );
  const owned = <Row extends { readonly owner: string | null }>(row: Row): Row =>
    row.owner === null ? row : { ...row, owner: known.get(row.owner) ?? row.owner };
  const without = <Row extends object>(row: Row): Row => (plan.withFields ? row : { ...row, own: {} });
  return {
    ...book,
    people: book.people.filter(({ id }) => !chosen.has(id)),
    pipelines: book.pipelines.flatMap((one) => plannedPipeline(one, plan)),
    fields: plan.withFields ? book.fields : [],
    companies: mapped(book.companies, without),
    contacts: mapped(book.contacts, without),
    history: plannedHistory(book.history, plan, owned),
    deals: mapped(book.deals, (row) => {
      const made = plannedDeal(row, plan);
      if (made !== null) return without(owned({ ...row, ...made }));
      count(leftOut, "deals_not_taken");
      behind.add(row.externalId);
      return null;
    }),
    // What was said about a deal that stays behind goes to its customer, if it names one; deals are read before.
    activities: mapped(book.activities, (row) => {
      if (row.deal === null || !behind.has(row.deal)) return owned(row);
      if (row.company !== null || row.contact !== null) return owned({ ...row, deal: null });
      count(leftOut, "activities_not_taken");
      return null;
    }),
    get leftOut() {
      return new Map([...book.leftOut, ...leftOut]);
    },
  };
}

async function* mapped<From, To>(rows: AsyncIterable<From>, change: (row: From) => To | null): AsyncGenerator<To> {
  for await (const row of rows) {
    const made = change(row);
    if (made !== null) yield made;
  }
}

function plannedPipeline(one: ForeignPipeline, plan: Plan): readonly ForeignPipeline[] {
  const name = pipelineBy(plan, one.name);
  if (name === null) return [];
  const stages = one.stages.flatMap((stage) => {
    const entered = placeBy(plan, one.name, stage)?.entered;
    return entered !== undefined && "stage" in entered ? [entered.stage] : [];
  });
  return [{ name, stages: stages.length === 0 ? one.stages : [...new Set(stages)], won: one.won }];
}

function plannedHistory(
  history: ForeignBook["history"],
  plan: Plan,
  owned: (row: StageHistoryRow) => StageHistoryRow,
): ForeignBook["history"] {
  const made = new Map<string, StageHistoryRow[]>();
  for (const [pipeline, rows] of history) {
    for (const row of rows) {
      const target =
        "stage" in row.entered
          ? placeBy(plan, pipeline, row.entered.stage)
          : { pipeline: pipelineBy(plan, pipeline), entered: row.entered };
      if (target !== null && target.pipeline !== null) {
        into(made, target.pipeline, owned({ ...row, entered: target.entered }));
      }
    }
  }
  return made;
}

function plannedDeal(row: DealRow, plan: Plan): Pick<DealRow, "pipeline" | "stage" | "outcome"> | null {
  const { pipeline, stage, outcome } = row;
  if (pipeline === null) return { pipeline, stage, outcome };
  if (stage === null) {
    const target = pipelineBy(plan, pipeline);
    return target === null ? null : { pipeline: target, stage, outcome };
  }
  const place = placeBy(plan, pipeline, stage);
  if (place === null) return null;
  const { entered } = place;
  return "stage" in entered
    ? { pipeline: place.pipeline, stage: entered.stage, outcome }
    : { pipeline: place.pipeline, stage: null, outcome: entered.outcome };
}
