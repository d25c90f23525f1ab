import type { AnswerOf, QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { groupDeals as groupEndpoint } from "../contract.ts";
import { type DealGrouping, mostGroups } from "../domain/deal-groups.ts";
import { createParameters } from "./deal-conditions.ts";
import { conditionsOf } from "./list-deals.ts";
import { prepared } from "./prepared.ts";

type Group = AnswerOf<typeof groupEndpoint>["groups"][number];

interface Grouping {
  /** Of a deal `d`; null for those that lack it. */
  readonly key: string;
  /** Names of the groups `g` by their key, and the order in which they stand; the blank one comes last. */
  readonly names: string;
  readonly order: string;
}

const fullestFirst = "g.total desc, g.key";
const groupings: Readonly<Record<DealGrouping, Grouping>> = {
  stage: {
    key: "d.stage_id::text",
    names: `join stages n on n.workspace_id = $1 and n.id::text = g.key
      join pipelines p on p.workspace_id = $1 and p.id = n.pipeline_id`,
    order: "p.position, p.id, n.position, n.ordinal",
  },
  owner: {
    key: "d.owner_id::text",
    names: "left join reporting.users n on n.workspace_id = $1 and n.id::text = g.key",
    order: "n.name, g.key",
  },
  company: {
    key: "d.company_id::text",
    names: "left join reporting.companies n on n.workspace_id = $1 and n.id = g.key::uuid",
    order: fullestFirst,
  },
  channel: { key: "d.channel", names: "left join lateral (select g.key as name) as n on true", order: fullestFirst },
  closeMonth: {
    key: "to_char(d.expected_close_on, 'YYYY-MM')",
    names: "left join lateral (select null::text as name) as n on true",
    order: "g.key",
  },
};

interface Row {
  readonly key: string | null;
  readonly name: string | null;
  readonly currency: string;
  readonly count: number;
  readonly minor: number | null;
}

/** PIP-6: the deals that the filters let through by stage, person, company, channel or month, with counts and sums. */
export async function groupDeals(
  reading: Reading,
  { by, ...filters }: QueryOf<typeof groupEndpoint>,
): Promise<AnswerOf<typeof groupEndpoint> | Refusal> {
  const parameters = createParameters(reading.actor.workspaceId);
  const conditions = await conditionsOf(reading, filters, parameters);
  if (isRefusal(conditions)) return conditions;
  const { key, names, order } = groupings[by];
  const { rows } = await reading.client.query<Row>(
    prepared(
      `with sums as (
       select ${key} as key, d.currency, count(*) as count, sum(d.amount_minor)::bigint as minor from deals d
       where ${conditions.join(" and ")} group by 1, 2
     ), g as (
       select key, sum(count) as total from sums group by key order by key is null, total desc, key limit ${mostGroups + 1}
     )
     select g.key, n.name, s.currency, s.count, s.minor from g join sums s on s.key is not distinct from g.key
     ${names} order by g.key is null, ${order}, s.currency`,
      parameters.values,
    ),
  );
  const groups = groupsOf(rows);
  return { groups: groups.slice(0, mostGroups), isCut: groups.length > mostGroups };
}

/** Rows of one group follow each other, one a currency. */
function groupsOf(rows: readonly Row[]): Group[] {
  const found = Map.groupBy(rows, ({ key }) => key ?? "");
  return [...found].map(([key, ofGroup]) => ({
    key,
    name: ofGroup[0]?.name ?? null,
    count: ofGroup.reduce((sum, { count }) => sum + count, 0),
    sums: ofGroup.flatMap(({ minor, currency }) => (minor === null ? [] : [{ minor, currency }])),
  }));
}
