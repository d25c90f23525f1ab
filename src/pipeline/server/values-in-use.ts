import { sightCondition } from "../../identity/index.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { listValuesInUse } from "../contract.ts";

const recentDeals = 500;

/** One for each wording of the sight: a connection refuses a name that it knows with another text. */
const statementNames = { all: "values_in_use", own: "values_in_use_of_own", some: "values_in_use_of_some" };

/** Channels, sources and products of the deals that began last, of those that the actor sees: what is offered while typing. */
export async function readValuesInUse({ client, actor }: Reading): Promise<AnswerOf<typeof listValuesInUse>> {
  const values: unknown[] = [actor.workspaceId];
  const isSeen = sightCondition(actor, "owner_id", (value) => `$${values.push(value)}`);
  const { rows } = await client.query<AnswerOf<typeof listValuesInUse>>({
    name: statementNames[actor.sees === "all" ? "all" : actor.sees.length === 1 ? "own" : "some"],
    text: `select coalesce(array_agg(distinct channel) filter (where channel is not null), '{}') as channel,
             coalesce(array_agg(distinct source) filter (where source is not null), '{}') as source,
             coalesce(array_agg(distinct product) filter (where product is not null), '{}') as product
           from (select channel, source, product from deals where workspace_id = $1 and deleted_at is null and ${isSeen}
             order by created_at desc, id desc limit ${recentDeals}) as recent`,
    values,
  });
  return rows[0] ?? { channel: [], source: [], product: [] };
}
