import { readJudgedDeals } from "../../../hygiene/index.ts";
import type { PipelineId } from "../../../kernel/ids.ts";
import type { AgendaLine } from "../../domain/agenda.ts";
import type { AgendaSource } from "../agenda-source.ts";

const day = 86_400_000;

/** Old deals of every pipeline in use (PIP-11), those open longest first. */
export const oldDeals: AgendaSource = async (reading, { people }) => {
  const { client, actor, now } = reading;
  const { rows: pipelines } = await client.query<{ id: PipelineId }>(
    "select id from reporting.pipelines where workspace_id = $1 and archived_at is null order by position, id",
    [actor.workspaceId],
  );
  const old = [];
  for (const { id } of pipelines)
    old.push(...(await readJudgedDeals(reading, id, people)).filter((deal) => deal.isOld));
  const longest = old.toSorted((one, other) => one.openSince - other.openSince).slice(0, 100);
  const { rows } = await client.query<{ id: string; title: string; owner: string }>(
    `select d.id, d.title, u.name as owner from reporting.deals d
     join reporting.users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
     where d.workspace_id = $1 and d.id = any($2)`,
    [actor.workspaceId, longest.map(({ id }) => id)],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return longest.flatMap((deal): AgendaLine[] => {
    const row = known.get(deal.id);
    if (!row) return [];
    const days = Math.floor((now - deal.openSince) / day);
    const minor = deal.currency === actor.workspace.currency ? deal.amountMinor : null;
    const note = { key: "old", params: { owner: row.owner, days } };
    return [{ label: row.title, note, minor, link: `/deals/${deal.id}` }];
  });
};
