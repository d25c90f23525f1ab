import { startOfDay } from "../../../kernel/zoned-time.ts";
import type { AgendaSource } from "../agenda-source.ts";

/** Mistakes that reviews of calls have named since the meeting before, the most frequent first, with who makes each most often. */
export const callMistakes: AgendaSource = async ({ client, actor }, { people, since }) => {
  const { rows } = await client.query<{ mistake: string; count: number; owner: string; most: number }>(
    `with made as (
       select m.mistake_id, m.mistake, m.owner_id, count(*)::integer as count from reporting.mistakes_of_calls m
       where m.workspace_id = $1 and m.owner_id = any($2) and m.reviewed_at >= $3
       group by m.mistake_id, m.mistake, m.owner_id)
     select a.mistake, sum(a.count)::integer as count, max(a.count) as most,
       (array_agg(u.name order by a.count desc, u.name))[1] as owner
     from made a join reporting.users u on u.workspace_id = $1 and u.id = a.owner_id
     group by a.mistake_id, a.mistake order by count desc, a.mistake limit 100`,
    [actor.workspaceId, people, new Date(startOfDay(since, actor.workspace.timeZone))],
  );
  return rows.map(({ mistake, count, owner, most }) => ({
    label: mistake,
    note: { key: "mistake", params: { times: count, owner, most } },
    minor: null,
    link: "/control/calls",
  }));
};
