import { sql } from "kysely";
import type { z } from "zod";
import { visibleTo } from "../../../identity/index.ts";
import type { UserId } from "../../../kernel/ids.ts";
import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import { addDays, dateOf } from "../../../kernel/zoned-time.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { listPlanFacts } from "../../contract.ts";
import { keyOf, peopleBelow, yearMonths } from "../../domain/plans/plan-tree.ts";
import { plansRefusals } from "../../domain/plans/refusals.ts";
import { factsOf } from "../facts/facts-of.ts";
import { firstOf, loadTree } from "./load-tree.ts";
import { nodesSeen } from "./plan-rights.ts";

type Answer = z.input<typeof listPlanFacts.answer>;

/** What is behind a fact of the grid: each payment or win of the people who stood below the node in that month; their sum is the figure. */
export async function listFacts(
  reading: Reading,
  { query }: Pick<InputOf<typeof listPlanFacts>, "query">,
): Promise<Answer | Refusal> {
  const nodes = nodesSeen(reading.actor, await loadTree(reading, query.year));
  const root = nodes.find((node) => keyOf(node) === keyOf(query));
  if (root === undefined) return refuse(plansRefusals, "plan_node_unknown");
  const months = yearMonths.filter((month) => month >= query.from && month <= query.to);
  const below = new Map(
    months.map((month) => [month as number, new Set(peopleBelow(nodes, root, month).map(({ id }) => id))]),
  );
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const { timeZone, currency } = reading.actor.workspace;
  const tomorrow = addDays(dateOf(reading.now, timeZone), 1);
  const [to = tomorrow] = [tomorrow, firstOf(query.year, query.to + 1)].sort();
  const people = [...new Set([...below.values()].flatMap((some) => [...some]))] as UserId[];
  const all = await factsOf(reading, { from: firstOf(query.year, query.from), to, people });
  const facts = all.filter(({ userId, date }) => below.get(Number(date.slice(5, 7)))?.has(userId));
  const deals = await dealNames(reading, [...new Set(facts.map(({ dealId }) => dealId))]);
  const items = facts.map(({ userId, date, minor, dealId }) => ({
    date,
    person: { id: userId, name: names.get(userId) ?? "" },
    deal: deals.has(dealId) ? { id: dealId, name: deals.get(dealId) ?? "" } : null,
    amount: { minor, currency },
  }));
  const total = { minor: facts.reduce((sum, { minor }) => sum + minor, 0), currency };
  return { total, count: items.length, items: items.reverse().slice(0, mostShown) };
}

const mostShown = 1000;

/** Of deals in sight. */
async function dealNames({ sql: db, actor }: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from reporting.deals where workspace_id = ${actor.workspaceId} and id = any(${[...ids]}::uuid[])
      and ${visibleTo(actor, "owner_id")}`.execute(db);
  return new Map(rows.map(({ id, title }) => [id, title]));
}
