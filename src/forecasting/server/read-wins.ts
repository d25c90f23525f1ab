import type { PipelineId, UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";

/** A deal won, on a day of the workspace. */
export interface Win {
  readonly on: CalendarDate;
  readonly minor: number;
}

/** The deals won in [from, to) so far, with amounts in the workspace's currency, first to last. */
export async function readWins(
  { client, actor, now }: Reading,
  pipelineIds: readonly PipelineId[],
  {
    people,
    from,
    to,
  }: { readonly people: readonly UserId[] | null; readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<Win[]> {
  const { timeZone: zone, currency } = actor.workspace;
  const { rows } = await client.query<{ at: Date; minor: number }>(
    `select closed_at as at, amount_minor as minor from reporting.deals
     where workspace_id = $1 and pipeline_id = any($2) and status = 'won' and closed_at >= $3 and closed_at < $4 and closed_at <= $7
       and currency = $5 and amount_minor is not null and ($6::uuid[] is null or owner_id = any($6)) order by closed_at`,
    [
      actor.workspaceId,
      pipelineIds,
      new Date(startOfDay(from, zone)),
      new Date(startOfDay(to, zone)),
      currency,
      people,
      new Date(now),
    ],
  );
  return rows.map(({ at, minor }) => ({ on: dateOf(at.getTime(), zone), minor }));
}
