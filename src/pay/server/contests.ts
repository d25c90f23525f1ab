import { sql } from "kysely";
import { may } from "../../identity/index.ts";
import type { AnswerOf, BodyOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { addDays, dateOf } from "../../kernel/zoned-time.ts";
import { factsOf } from "../../planning/index.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { createPayContest, listPayContests, PayContest } from "../contract.ts";
import { payRefusals } from "../domain/refusals.ts";
import { checkDay } from "./check-day.ts";
import { paidBy } from "./list-schemes.ts";
import { maySeePay } from "./may-see-pay.ts";
import { readPayees, readSchemes } from "./read-schemes.ts";
import { insertRow, lockPay } from "./store.ts";

type Reader = Pick<Reading, "sql" | "client" | "actor" | "now">;

export interface ContestRow {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly goalMinor: number;
  readonly prizeMinor: number;
  readonly places: number;
  readonly budgetMinor: number;
  readonly schemeId: string | null;
  readonly prizes: readonly {
    readonly place: number;
    readonly userId: UserId;
    readonly name: string;
    readonly reachedOn: string;
    readonly factMinor: number;
    readonly givenAt: string;
  }[];
}

export async function readContests({ sql: db, actor }: Pick<Reader, "sql" | "actor">): Promise<readonly ContestRow[]> {
  const { rows } = await sql<ContestRow>`
    select c.id, c.name, c.from_date as "from", c.to_date as "to", c.goal_minor as "goalMinor", c.prize_minor as "prizeMinor", c.places,
      c.budget_minor as "budgetMinor", c.scheme_id as "schemeId", coalesce((
        select jsonb_agg(jsonb_build_object('place', p.place, 'userId', p.user_id, 'name', u.name, 'reachedOn', p.reached_on,
                                            'factMinor', p.fact_minor, 'givenAt', p.given_at) order by p.place)
        from pay_prizes p join reporting.users u on u.workspace_id = p.workspace_id and u.id = p.user_id
        where p.workspace_id = c.workspace_id and p.contest_id = c.id), '[]') as prizes
    from pay_contests c where c.workspace_id = ${actor.workspaceId} order by c.to_date desc, c.id desc limit 100`.execute(
    db,
  );
  return rows;
}

/** Who runs: those whom the contest's scheme pays today, or any scheme. */
export async function readRunners(reading: Reader, { schemeId }: Pick<ContestRow, "schemeId">) {
  const today = dateOf(reading.now, reading.actor.workspace.timeZone);
  const [schemes, payees] = [await readSchemes(reading), await readPayees(reading, null)];
  const paying = schemes.filter(({ id }) => schemeId === null || id === schemeId);
  const ids = new Set(paying.flatMap((scheme) => paidBy(scheme, payees, schemes, today).map(({ id }) => id)));
  return payees.filter(({ id }) => ids.has(id));
}

/** Winners are known to all who run and to those who answer for them; how far others are, only of those whose pay one may know. */
export async function listContests(reading: Reading): Promise<AnswerOf<typeof listPayContests>> {
  const items: PayContest[] = [];
  for (const row of await readContests(reading)) items.push(await toContest(reading, row));
  return { items: items.filter(({ runners }) => runners.length > 0 || may(reading.actor, "pay.edit")) };
}

async function toContest(reading: Reading, row: ContestRow): Promise<PayContest> {
  const { actor } = reading;
  const money = (minor: number) => ({ minor, currency: actor.workspace.currency });
  const seen = (await readRunners(reading, row)).filter(({ id }) => maySeePay(actor, id));
  const days = { from: row.from, to: addDays(row.to, 1), people: seen.map(({ id }) => id) };
  const facts = Map.groupBy(await factsOf(reading, days), ({ userId }) => userId);
  const factOf = (id: UserId) => (facts.get(id) ?? []).reduce((sum, { minor }) => sum + minor, 0);
  return {
    id: row.id,
    name: row.name,
    from: row.from,
    to: row.to,
    goal: money(row.goalMinor),
    prize: money(row.prizeMinor),
    places: row.places,
    budget: money(row.budgetMinor),
    schemeId: row.schemeId,
    prizes: row.prizes.map(({ place, userId, name, reachedOn, factMinor, givenAt }) => ({
      place,
      person: { id: userId, name },
      reachedOn,
      fact: money(factMinor),
      givenAt: new Date(givenAt).toISOString(),
    })),
    runners: seen
      .map(({ id, name }) => ({ id, name, fact: money(factOf(id)) }))
      .sort((one, other) => other.fact.minor - one.fact.minor),
  };
}

export async function createContest(unit: Unit, body: BodyOf<typeof createPayContest>): Promise<PayContest | Refusal> {
  await lockPay(unit);
  const errors = [
    ...(body.to < body.from ? ["to"] : []),
    ...(body.goal.minor <= 0 ? ["goal"] : []),
    ...(body.prize.minor <= 0 ? ["prize"] : []),
    ...(body.budget.minor < body.prize.minor ? ["budget"] : []),
  ];
  if (errors.length > 0)
    return refuse(payRefusals, "pay_contest_invalid", {
      errors: errors.map((path) => ({ path, code: "pay_contest_invalid" })),
    });
  const closed = await checkDay(unit, body.from);
  if (isRefusal(closed)) return closed;
  const schemes = await readSchemes(unit);
  if (body.schemeId !== null && !schemes.some(({ id }) => id === body.schemeId))
    return refuse(payRefusals, "pay_scheme_unknown");
  const id = unit.newId<"pay_contest">();
  await insertRow(unit, "pay_contests", {
    id,
    name: body.name,
    from_date: body.from,
    to_date: body.to,
    goal_minor: body.goal.minor,
    prize_minor: body.prize.minor,
    places: body.places,
    budget_minor: body.budget.minor,
    scheme_id: body.schemeId,
    created_at: new Date(unit.now),
    created_by: unit.actor.userId,
  });
  const changes = { name: [null, body.name], goalMinor: [null, body.goal.minor], prizeMinor: [null, body.prize.minor] };
  unit.audit({ action: "pay_contest.created", entity: "pay_contest", entityId: id, changes });
  const row = (await readContests(unit)).find((one) => one.id === id);
  return row === undefined ? refuse(payRefusals, "pay_contest_invalid") : toContest(unit, row);
}
