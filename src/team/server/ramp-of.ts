import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { rampOn, usualRamp } from "../domain/ramp.ts";

type Here = Pick<Reading, "client" | "actor">;

/**
 * What part of norms and plans is asked of each of the people, by day (PLA-13): 0.3 in the first month of a newcomer by default, 1 of
 * everybody else.
 */
export async function rampOf(
  reading: Here,
  people: readonly UserId[],
): Promise<(person: UserId, date: CalendarDate) => number> {
  const { rows } = await reading.client.query<{ id: UserId; joined: CalendarDate }>(
    `select user_id as id, joined_on as joined from person_dates
     where workspace_id = $1 and joined_on is not null and user_id = any ($2::uuid[])`,
    [reading.actor.workspaceId, people],
  );
  if (rows.length === 0) return () => 1;
  const { shares } = await readRamp(reading);
  const joined = new Map(rows.map((row) => [row.id, row.joined]));
  return (person, date) => rampOn(date, joined.get(person) ?? null, shares);
}

/** The workspace's own ramp, or the usual one. */
export async function readRamp({
  client,
  actor,
}: Here): Promise<{ readonly shares: number[]; readonly version: number }> {
  const { rows } = await client.query<{ shares: number[]; version: number }>(
    "select shares, version from newcomer_ramps where workspace_id = $1",
    [actor.workspaceId],
  );
  return rows[0] ?? { shares: [...usualRamp], version: 0 };
}
