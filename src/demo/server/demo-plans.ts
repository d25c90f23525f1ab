import type { UserId } from "../../kernel/ids.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import { factsOf, recordPlan } from "../../planning/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { rampOf } from "../../team/index.ts";
import { inventPlans } from "../domain/invent-plans.ts";
import { demoPeople } from "../domain/people.ts";
import type { DemoSetting } from "./furnish-demo.ts";

/** An approved plan of this year and of the last for everybody who sells, made of what they brought. */
export async function writePlans(unit: Unit, setting: DemoSetting): Promise<null> {
  const today = dateOf(unit.now, unit.actor.workspace.timeZone);
  const year = Number(today.slice(0, 4));
  const sellers = demoPeople.filter(({ role }) => role === "salesperson");
  const people = sellers.map(({ key }) => setting.userOf(key));
  const facts = await factsOf(unit, { from: `${year - 1}-01-01`, to: today, people });
  const sums = new Map<string, number>();
  for (const { userId, date, minor } of facts) {
    const place = `${userId} ${date.slice(0, 7)}`;
    sums.set(place, (sums.get(place) ?? 0) + minor);
  }
  const brought = (id: UserId, of: number) => ({
    year: of,
    months: Array.from({ length: 12 }, (_, index) => {
      const month = `${of}-${String(index + 1).padStart(2, "0")}`;
      const sum = sums.get(`${id} ${month}`) ?? 0;
      if (month !== today.slice(0, 7)) return month < today ? sum : null;
      // Of the month that runs, at the pace so far, once a week of it has told anything.
      const gone = Number(today.slice(8)) - 1;
      return gone < 7 ? null : Math.round((sum * 30) / gone);
    }),
  });
  const invented = inventPlans(
    sellers.map(({ key }) => ({ key, years: [year - 1, year].map((of) => brought(setting.userOf(key), of)) })),
  );
  for (const [of, plans] of Map.groupBy(invented, (one) => one.year)) {
    const planned = plans.map(({ key, months }) => [setting.userOf(key), months] as const);
    const fresh = of === year ? await plansOfNewcomers(unit, year, plans) : [];
    await recordPlan(unit, { year: of, people: new Map<UserId, readonly (number | null)[]>([...planned, ...fresh]) });
  }
  return null;
}

/** A newcomer is planned from the month after joining, as much of the others' mean as the ramp asks. */
async function plansOfNewcomers(
  unit: Unit,
  year: number,
  plans: readonly { readonly months: readonly number[] }[],
): Promise<readonly (readonly [UserId, readonly (number | null)[]])[]> {
  const { rows } = await unit.client.query<{ id: UserId; joined: string }>(
    "select user_id as id, joined_on as joined from reporting.person_dates where workspace_id = $1 and joined_on >= $2",
    [unit.actor.workspaceId, `${year}-01-01`],
  );
  const newcomers = rows.map(({ id }) => id);
  const ramp = await rampOf(unit, newcomers);
  return rows.map(({ id, joined }) => [
    id,
    Array.from({ length: 12 }, (_, index) => {
      const day = `${year}-${String(index + 1).padStart(2, "0")}-15`;
      const mean = plans.reduce((sum, { months }) => sum + (months[index] ?? 0), 0) / plans.length;
      return day.slice(0, 7) > joined.slice(0, 7) ? Math.round((mean * ramp(id, day)) / step) * step : null;
    }),
  ]);
}

const step = 50_000_00;
