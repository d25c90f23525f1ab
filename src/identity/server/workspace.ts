import type { BodyOf } from "../../kernel/endpoint.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { changeWorkspace as changeWorkspaceEndpoint, meShape } from "../contract.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { versionConflict } from "./change-departments.ts";
import { changedFields, withChange } from "./changes.ts";
import { checkWorkspace } from "./create-workspace.ts";
import { updateWorkspace } from "./store.ts";

type Current = NonNullable<(typeof meShape)["_output"]["current"]>;
export type Workspace = Current["workspace"];

/** The actor's workspace. Refuses `workspace_unknown`. */
export async function readWorkspace(
  { client, actor }: Pick<Reading, "client" | "actor">,
  lock: "" | "for update" = "",
): Promise<Workspace | Refusal> {
  const { rows } = await client.query<Workspace>(
    `select id, slug, name, currency::text as currency, time_zone as "timeZone", locale, is_demo as "isDemo",
       requires_second_factor as "requiresSecondFactor", version
     from workspaces where id = $1 ${lock}`,
    [actor.workspaceId],
  );
  return rows[0] ?? refuse(identityRefusals, "workspace_unknown");
}

/** Refuses `version_conflict`, `currency_unknown`, `currency_in_use`, `time_zone_unknown`. (PLT-3) `afterZone` runs when the zone is another. */
export async function changeWorkspace(
  unit: Unit,
  command: BodyOf<typeof changeWorkspaceEndpoint>,
  afterZone: (unit: Unit) => Promise<void> = async () => undefined,
): Promise<Workspace | Refusal> {
  const before = await readWorkspace(unit, "for update");
  if ("refused" in before) return before;
  if (before.version !== command.version) return versionConflict(before.version);
  const { name, timeZone, locale, currency, requiresSecondFactor } = command;
  const after = withChange(before, { name, timeZone, locale, currency, requiresSecondFactor });
  const refused = checkWorkspace(after) ?? (await checkCurrency(unit, before.currency, after.currency));
  if (refused) return refused;
  // Everybody knows the demo's password, so a factor of one's own would lock out the others.
  if (after.isDemo && after.requiresSecondFactor) return refuse(identityRefusals, "demo_account");
  await updateWorkspace(unit, {
    name: after.name,
    currency: after.currency,
    time_zone: after.timeZone,
    locale: after.locale,
    requires_second_factor: after.requiresSecondFactor,
  });
  const changes = changedFields(before, after);
  unit.audit({ action: "workspace.changed", entity: "workspace", entityId: after.id, changes });
  if (before.timeZone !== after.timeZone) await afterZone(unit);
  unit.announce({ name: "workspace.changed", ids: { workspaceId: after.id } });
  return { ...after, version: before.version + 1 };
}

/** Reports show the sums of deals in the workspace's currency: kopecks would be called cents. */
async function checkCurrency(unit: Unit, before: string, after: string): Promise<Refusal | null> {
  if (before === after) return null;
  const { rowCount } = await unit.client.query(
    "select from reporting.deals where workspace_id = $1 and amount_minor is not null and currency <> $2 limit 1",
    [unit.actor.workspaceId, after],
  );
  return rowCount === 0 ? null : refuse(identityRefusals, "currency_in_use", { params: { currency: before } });
}
