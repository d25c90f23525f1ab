import type { AnswerOf } from "../../kernel/endpoint.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { listCompanyValues } from "../contract.ts";

const mostValues = 200;

/** What filters of the companies offer: of all of them, not of the page that happens to be shown. */
export async function readCompanyValues({ client, actor }: Reading): Promise<AnswerOf<typeof listCompanyValues>> {
  const inUse = (column: "city" | "industry" | "channel") =>
    `array(select ${column} from companies where workspace_id = $1 and deleted_at is null and ${column} <> ''
       group by ${column} order by count(*) desc, ${column} limit ${mostValues}) as ${column}`;
  const { rows } = await client.query<AnswerOf<typeof listCompanyValues>>({
    name: "company_values",
    text: `select ${inUse("city")}, ${inUse("industry")}, ${inUse("channel")}`,
    values: [actor.workspaceId],
  });
  return rows[0] ?? { city: [], industry: [], channel: [] };
}
