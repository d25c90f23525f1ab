import { may, sees } from "../../identity/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { TeamMember } from "../contract.ts";
import { rampOn } from "../domain/ramp.ts";
import { teamRefusals } from "../domain/refusals.ts";
import { readRamp } from "./ramp-of.ts";

type Here = Pick<Reading, "client" | "actor" | "now">;

interface MemberRow {
  readonly id: UserId;
  readonly name: string;
  readonly department: string | null;
  readonly is_active: boolean;
  readonly joined_on: CalendarDate | null;
  readonly left_on: CalendarDate | null;
  readonly version: number;
}

/** People in sight by name; one of them when asked for by id. */
export async function readMembers(reading: Here, id: string | null = null): Promise<TeamMember[]> {
  const { client, actor, now } = reading;
  const { rows } = await client.query<MemberRow>(
    `select u.id, u.name, d.name as department, u.is_active, p.joined_on, p.left_on, coalesce(p.version, 0) as version
     from reporting.users u
     left join reporting.departments d on d.workspace_id = u.workspace_id and d.id = u.department_id
     left join person_dates p on p.workspace_id = u.workspace_id and p.user_id = u.id
     where u.workspace_id = $1 and ($2::uuid is null or u.id = $2) and (u.is_active or p.user_id is not null)
     order by lower(u.name), u.id`,
    [actor.workspaceId, id],
  );
  const { shares } = await readRamp(reading);
  const today = dateOf(now, actor.workspace.timeZone);
  return rows
    .filter((row) => sees(actor, row.id))
    .map((row) => ({
      ...{ id: row.id, name: row.name, department: row.department, isActive: row.is_active },
      ...{ joinedOn: row.joined_on, leftOn: row.left_on, version: row.version },
      mayEdit: may(actor, "team.edit"),
      ramp: rampOn(today, row.joined_on, shares),
    }));
}

/** The person, if in sight. */
export async function memberOf(reading: Here, id: string): Promise<TeamMember | Refusal> {
  const [member] = await readMembers(reading, id);
  return member ?? refuse(teamRefusals, "team_person_unknown");
}
