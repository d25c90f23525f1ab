import type { ActivityRow } from "../domain/rows.ts";
import type { Foreign } from "./foreign.ts";
import { count, idOf } from "./values.ts";

/** Whose an activity is, by the keys of what came along. */
export type About = Pick<ActivityRow, "deal" | "company" | "contact">;

export const aboutNobody: About = { deal: null, company: null, contact: null };

const isAboutNobody = ({ deal, company, contact }: About) => deal === null && company === null && contact === null;

/** Notes that say nothing, or that are of nobody who came, would be found by nobody: they stay behind, counted. */
export async function* worthKeeping(
  rows: AsyncIterable<ActivityRow>,
  leftOut: Map<string, number>,
): AsyncGenerator<ActivityRow> {
  for await (const row of rows) {
    if (row.kind === "note" && row.subject === null) count(leftOut, "notes_empty");
    else if (row.kind === "note" && isAboutNobody(row)) count(leftOut, "notes_without_deal");
    else yield row;
  }
}

/** Ids of the deals that come along, for links that lead to them. */
export async function idsOfDeals(
  deals: AsyncIterable<Foreign>,
  place: (deal: Foreign) => unknown,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const deal of deals) {
    const id = idOf(deal.id ?? deal.ID);
    if (id !== null && deal.is_deleted !== true && place(deal) !== null) ids.add(id);
  }
  return ids;
}
