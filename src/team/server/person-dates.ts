import { changedFields } from "../../kernel/changed-fields.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { setPersonDates as setDates, setRamp as setRampEndpoint, TeamMember } from "../contract.ts";
import { teamRefusals } from "../domain/refusals.ts";
import { memberOf } from "./members.ts";
import { readRamp } from "./ramp-of.ts";

export async function setPersonDates(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof setDates>, "params" | "body">,
): Promise<TeamMember | Refusal> {
  const { joinedOn, leftOn, version } = body;
  const before = await memberOf(unit, params.id);
  if (isRefusal(before)) return before;
  if (joinedOn !== null && leftOn !== null && leftOn < joinedOn) return refuse(teamRefusals, "team_dates_wrong");
  const { rowCount } = await unit.client.query(
    `insert into person_dates as p (workspace_id, user_id, joined_on, left_on) select $1, $2, $3, $4 where $5 = 0
       or exists (select from person_dates where workspace_id = $1 and user_id = $2)
     on conflict (workspace_id, user_id) do update set joined_on = excluded.joined_on, left_on = excluded.left_on, version = p.version + 1
       where p.version = $5`,
    [unit.actor.workspaceId, params.id, joinedOn, leftOn, version],
  );
  if (rowCount !== 1) return refuse(teamRefusals, "team_version_conflict");
  const changes = changedFields({ joinedOn: before.joinedOn, leftOn: before.leftOn }, { joinedOn, leftOn });
  unit.audit({ action: "team.dates_set", entity: "user", entityId: params.id, changes });
  return memberOf(unit, params.id);
}

export async function setRamp(
  unit: Unit,
  { body }: Pick<InputOf<typeof setRampEndpoint>, "body">,
): Promise<{ shares: number[]; version: number } | Refusal> {
  const before = await readRamp(unit);
  if (before.version !== body.version) return refuse(teamRefusals, "team_version_conflict");
  if (body.shares.some((share, index) => share < (body.shares[index - 1] ?? 0)))
    return refuse(teamRefusals, "team_ramp_wrong");
  const { rowCount } = await unit.client.query(
    `insert into newcomer_ramps as r (workspace_id, shares) values ($1, $2)
     on conflict (workspace_id) do update set shares = excluded.shares, version = r.version + 1 where r.version = $3`,
    [unit.actor.workspaceId, body.shares, body.version],
  );
  if (rowCount !== 1) return refuse(teamRefusals, "team_version_conflict");
  unit.audit({
    action: "team.ramp_set",
    entity: "workspace",
    entityId: unit.actor.workspaceId,
    changes: { shares: [before.shares, body.shares] },
  });
  return readRamp(unit);
}
