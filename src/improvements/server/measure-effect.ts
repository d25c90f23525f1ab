import {
  compareShares,
  type ReportScope,
  readFunnelOf,
  readScope,
  readStaysOn,
  readWins,
} from "../../analytics/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { earningOf } from "../../reverse-planning/index.ts";
import type { Effect, Improvement } from "../contract.ts";
import type { Trial } from "../domain/improvement.ts";
import {
  countOf,
  type Difference,
  differenceOfMeans,
  figureOf,
  inMoney,
  type Measured,
  type Side,
  verdictOf,
} from "../domain/measured-effect.ts";

/** What is added up of some deals: parts of a whole may be taken off it. */
interface Sums {
  readonly count: number;
  /** Of a share: those that went on. */
  readonly sum: number;
  readonly squares: number;
}

const less = (all: Sums, part: Sums): Sums => ({
  count: all.count - part.count,
  sum: all.sum - part.sum,
  squares: all.squares - part.squares,
});

type Tried = Pick<Improvement, "measure" | "stage" | "pipeline"> & { readonly trial: Trial };

/** The effect of a test (ANA-13) by the figures of the reports: both sides, the interval of their difference, and that in money. */
export async function measureEffect(reading: Reading, improvement: Tried): Promise<Effect | Refusal> {
  const { trial, measure, pipeline } = improvement;
  const scope = await readScope(reading, { pipeline: pipeline.id });
  if (isRefusal(scope)) return scope;
  const earning = await earningOf(reading, pipeline.id);
  if (isRefusal(earning)) return earning;
  const place = scope.stages.findIndex(({ id }) => id === improvement.stage?.id);
  const measured: Measured = measure === "conversion" ? { measure, place } : { measure };
  const [test, base] = (await readSums(scope, improvement)).map((sums) => sideOf(measure, sums)) as [Side, Side];
  const difference = differenceOf(test, base);
  const money = (value: number) => {
    const minor = inMoney(value, measured, earning);
    return minor === null ? null : { minor, currency: scope.currency };
  };
  const ends = difference?.interval.map(money) ?? [];
  const [low, high] = [...ends].sort((a, b) => (a?.minor ?? 0) - (b?.minor ?? 0));
  return {
    test: { value: figureOf(test), deals: countOf(test) },
    base: { value: figureOf(base), deals: countOf(base) },
    difference: difference?.value ?? null,
    interval: difference === null ? null : [difference.interval[0], difference.interval[1]],
    verdict: verdictOf(difference, [test, base], measure === "stageTime" ? "worse" : "better"),
    money: difference === null || trial === null ? null : money(difference.value),
    moneyInterval: low && high ? [low, high] : null,
  };
}

function sideOf(measure: Tried["measure"], { count, sum, squares }: Sums): Side {
  if (measure === "conversion") return { kind: "share", successes: sum, trials: count };
  const mean = count === 0 ? 0 : sum / count;
  return {
    kind: "mean",
    mean,
    count,
    variance: count < 2 ? 0 : Math.max(0, (squares - count * mean * mean) / (count - 1)),
  };
}

/** Newcombe's interval of shares, from the report of leaks. */
function differenceOf(test: Side, base: Side): Difference | null {
  if (test.kind === "mean" || base.kind === "mean") return differenceOfMeans(test, base);
  const compared = compareShares(test, base);
  return compared === null ? null : { value: compared.difference, interval: compared.interval };
}

/** Of the test and of its base. */
async function readSums(scope: ReportScope, improvement: Tried): Promise<readonly [Sums, Sums]> {
  const { trial } = improvement;
  const at = (from: string, to: string) => ({ from: startOfDay(from, scope.zone), to: startOfDay(to, scope.zone) });
  const during = at(trial.from, trial.to);
  const before = at(trial.baseFrom, trial.baseTo);
  const sums = (some: ReportScope, period: typeof during) => sumsOf(some, period, improvement);
  switch (trial.kind) {
    case "beforeAfter":
      return [await sums(scope, during), await sums(scope, before)];
    case "people": {
      const own = ownedBy(scope, (trial.people ?? []) as UserId[]);
      return [await sums(own, during), less(await sums(scope, before), await sums(own, before))];
    }
    case "deals": {
      const some = { ...scope, query: { ...scope.query, [trial.field ?? "channel"]: trial.value ?? "" } };
      return [await sums(some, during), less(await sums(scope, before), await sums(some, before))];
    }
    default:
      return trial.kind satisfies never;
  }
}

/** Of these people, as far as the reader sees them. */
const ownedBy = (scope: ReportScope, people: readonly UserId[]): ReportScope => ({
  ...scope,
  owners: people.filter((id) => scope.owners === "all" || scope.owners.includes(id)),
});

async function sumsOf(
  scope: ReportScope,
  period: { from: number; to: number },
  { measure, stage }: Tried,
): Promise<Sums> {
  if (measure === "stageTime") return readStaysOn(scope, period, stage?.id ?? "");
  if (measure === "average") {
    const amounts = (await readWins(scope, period)).map(({ amountMinor }) => amountMinor);
    const add = (value: (amount: number) => number) => amounts.reduce((sum, amount) => sum + value(amount), 0);
    return { count: amounts.length, sum: add((amount) => amount), squares: add((amount) => amount * amount) };
  }
  const { stages } = await readFunnelOf(scope, period);
  const place = stages.findIndex(({ id }) => id === stage?.id);
  const [here, next] = [stages[place], stages[place + 1]];
  return { count: here === undefined ? 0 : here.reached - here.inProgress, sum: next?.reached ?? 0, squares: 0 };
}
