import type { UserId } from "../../../kernel/ids.ts";
import { addDays, dateOf } from "../../../kernel/zoned-time.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { yearMonths } from "../../domain/plans/plan-tree.ts";
import { factsOf } from "../facts/facts-of.ts";
import { firstOf } from "./load-tree.ts";

/** What each person brought by month: of the year so far (null: not yet) and of the year before. Who brought nothing is absent. */
export async function yearlyFacts(
  reading: Reading,
  year: number,
  people: readonly UserId[],
): Promise<{ readonly facts: FactsByPerson; readonly lastYear: FactsByPerson; readonly soFar: readonly boolean[] }> {
  const tomorrow = addDays(dateOf(reading.now, reading.actor.workspace.timeZone), 1);
  const [from, next] = [firstOf(year - 1, 1), firstOf(year + 1, 1)];
  const [to = next] = [tomorrow, next].sort();
  const all = to > from ? await factsOf(reading, { from, to, people }) : [];
  const of = (asked: number) => {
    const byPerson = new Map<string, number[]>();
    for (const { userId, date, minor } of all) {
      if (Number(date.slice(0, 4)) !== asked) continue;
      const months = byPerson.get(userId) ?? yearMonths.map(() => 0);
      const at = Number(date.slice(5, 7)) - 1;
      months[at] = (months[at] ?? 0) + minor;
      byPerson.set(userId, months);
    }
    return byPerson;
  };
  return { facts: of(year), lastYear: of(year - 1), soFar: yearMonths.map((month) => firstOf(year, month) < tomorrow) };
}

type FactsByPerson = ReadonlyMap<string, readonly number[]>;
