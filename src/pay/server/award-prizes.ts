import { inEveryWorkspace } from "../../identity/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { addDays, dateOf } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Task } from "../../platform/jobs/worker.ts";
import { type Finish, finishers, openPlaces, type Runner } from "../domain/contest.ts";
import { type ContestRow, readContests, readRunners } from "./contests.ts";
import { monthAfter, readClosedMonths } from "./read-ledger.ts";
import { moneyOf, readMoney } from "./read-money.ts";
import { insertLines, insertRow, lockPay } from "./store.ts";

/**
 * Gives the prizes of contests to whoever has reached their goals (PAY-3), at most once each: others who do the same wait for the lock and
 * find them given. Answers how many it gave.
 */
export async function awardPrizes(unit: Unit): Promise<number> {
  // Most workspaces hold none: they need not wait for whoever closes a month.
  if ((await readContests(unit)).length === 0) return 0;
  await lockPay(unit);
  const today = dateOf(unit.now, unit.actor.workspace.timeZone);
  const open = (await readContests(unit)).filter(
    // Money of the last days may be noted a week later.
    ({ from, to, ...contest }) =>
      from <= today && addDays(to, 7) >= today && openPlaces(contest, contest.prizes.length) > 0,
  );
  let given = 0;
  for (const contest of open) {
    const won = new Set(contest.prizes.map(({ userId }) => userId as string));
    const reached = finishers(contest, await runnersOf(unit, contest)).filter(({ userId }) => !won.has(userId));
    const winners = reached.slice(0, openPlaces(contest, contest.prizes.length));
    for (const [index, winner] of winners.entries())
      await givePrize(unit, contest, winner, contest.prizes.length + index + 1);
    given += winners.length;
  }
  return given;
}

async function runnersOf(unit: Unit, contest: ContestRow): Promise<readonly Runner[]> {
  const people = await readRunners(unit, contest);
  const days = { from: contest.from, to: addDays(contest.to, 1) };
  const money = await readMoney(unit, { ...days, people: people.map(({ id }) => id) }, new Set());
  return people.map(({ id, name }) => ({ userId: id, name, facts: moneyOf(money, [id], days, []).facts }));
}

/** In the month of the day that it was reached, or in the first one open where that is closed. */
async function givePrize(unit: Unit, contest: ContestRow, winner: Finish, place: number): Promise<void> {
  const last = (await readClosedMonths(unit))[0]?.month;
  const reached = winner.day.slice(0, 7);
  const month = last !== undefined && reached <= last ? monthAfter(last) : reached;
  const id = unit.newId<"pay_line">();
  await insertLines(unit, [
    {
      id,
      month,
      forMonth: month,
      userId: winner.userId,
      position: 900 + place,
      versionId: null,
      kind: "contest",
      amountMinor: contest.prizeMinor,
      figures: {
        name: contest.name,
        day: winner.day,
        place,
        neededMinor: contest.goalMinor,
        factMinor: winner.factMinor,
      },
      facts: winner.facts.map((fact) => ({ ...fact, shareMinor: 0 })),
    },
  ]);
  await insertRow(unit, "pay_prizes", {
    contest_id: contest.id,
    place,
    user_id: winner.userId,
    line_id: id,
    reached_on: winner.day,
    fact_minor: winner.factMinor,
    given_at: new Date(unit.now),
  });
  unit.audit({
    action: "pay_contest.won",
    entity: "pay_contest",
    entityId: contest.id,
    changes: { person: [null, winner.userId as UserId], place: [null, place], prizeMinor: [null, contest.prizeMinor] },
  });
}

/** On the day: whoever is first has the prize within minutes. */
export const awardPrizesTask: Task = {
  name: "pay.award-prizes",
  schedule: "*/5 * * * *",
  run: (_payload, { database }) => inEveryWorkspace(database, awardPrizes),
};
