import { may } from "../../../identity/index.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { approvePlan as approve, createPlanVersion, returnPlan as giveBack, PlanVersion } from "../../contract.ts";
import { differencesOf, yearMonths } from "../../domain/plans/plan-tree.ts";
import { plansRefusals } from "../../domain/plans/refusals.ts";
import { versionsOf } from "./list-versions.ts";
import { loadTree } from "./load-tree.ts";
import { mayChange } from "./plan-rights.ts";
import { deleteVersion, insertVersion, setStatus } from "./store.ts";
import { figuresIn, findVersion, lockOpenVersion } from "./version-rows.ts";

/** Begins a year's plan, or a change of the approved one. Refuses `plan_version_open` and, of a change, `plan_reason_missing`. */
export async function createVersion(
  unit: Unit,
  { body }: Pick<InputOf<typeof createPlanVersion>, "body">,
): Promise<PlanVersion | Refusal> {
  await unit.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `plan of ${body.year} ${unit.actor.workspaceId}`,
  ]);
  const { rows } = await unit.client.query<{ id: string; number: number; status: string }>(
    "select id, number, status from plan_versions where workspace_id = $1 and year = $2 order by number desc",
    [unit.actor.workspaceId, body.year],
  );
  const [latest] = rows;
  if (latest && latest.status !== "approved") return refuse(plansRefusals, "plan_version_open");
  if (latest && !body.reason) return refuse(plansRefusals, "plan_reason_missing");
  const months = latest && body.months ? [...new Set(body.months)].sort((a, b) => a - b) : [...yearMonths];
  const id = unit.newId();
  const number = (latest?.number ?? 0) + 1;
  await insertVersion(unit, {
    id,
    year: body.year,
    number,
    months,
    reason: body.reason ?? null,
    from: latest?.id ?? null,
  });
  return told(unit, id, "plan.created", { year: [null, body.year], reason: [null, body.reason ?? null] });
}

/** A draft is thrown away by whoever began it, or whoever may approve it. */
export async function dropVersion(unit: Unit, id: string): Promise<PlanVersion | Refusal> {
  const version = await lockOpenVersion(unit, id);
  if (isRefusal(version)) return version;
  const isOwn = version.created.by.id === unit.actor.userId && mayChange(unit.actor, version);
  if (!isOwn && !may(unit.actor, "plans.approve")) return refuse(plansRefusals, "plan_version_not_yours");
  await deleteVersion(unit, id);
  unit.audit({ action: "plan.deleted", entity: "plan", entityId: id, changes: { year: [version.year, null] } });
  unit.announce({ name: "plan.changed", ids: { version: id } });
  return version;
}

type Decision = Pick<InputOf<typeof approve>, "params" | "body">;

export async function submitVersion(unit: Unit, { params, body }: Decision): Promise<PlanVersion | Refusal> {
  const version = await lockOpenVersion(unit, params.id);
  if (isRefusal(version)) return version;
  if (version.revision !== body.revision) return refuse(plansRefusals, "plan_changed");
  if (version.status === "draft") await setStatus(unit, version.id, "submitted");
  return told(unit, version.id, "plan.submitted", { status: [version.status, "submitted"] });
}

/** Puts a plan in force. Refuses what changed since it was read, an empty plan and sums that do not agree. */
export async function approveVersion(unit: Unit, { params, body }: Decision): Promise<PlanVersion | Refusal> {
  const version = await lockOpenVersion(unit, params.id);
  if (isRefusal(version)) return version;
  if (version.revision !== body.revision) return refuse(plansRefusals, "plan_changed");
  const { cells } = await figuresIn(unit, version.id);
  if (cells.size === 0) return refuse(plansRefusals, "plan_is_empty");
  const nodes = await loadTree(unit, version.year);
  const differences = differencesOf(nodes, cells, version.months);
  if (differences.length > 0)
    return refuse(plansRefusals, "plan_sums_differ", {
      params: { count: differences.length },
      extra: { differences: differences.slice(0, 100) },
    });
  if (version.status === "draft") await setStatus(unit, version.id, "submitted");
  await setStatus(unit, version.id, "approved");
  return told(unit, version.id, "plan.approved", { status: [version.status, "approved"] });
}

export async function returnVersion(
  unit: Unit,
  { params, body }: Pick<InputOf<typeof giveBack>, "params" | "body">,
): Promise<PlanVersion | Refusal> {
  const version = await lockOpenVersion(unit, params.id);
  if (isRefusal(version)) return version;
  if (version.status !== "submitted") return refuse(plansRefusals, "plan_not_submitted");
  await setStatus(unit, version.id, "returned", body.because);
  return told(unit, version.id, "plan.returned", { status: ["submitted", "draft"], because: [null, body.because] });
}

async function told(
  unit: Unit,
  id: string,
  action: string,
  changes: Record<string, unknown>,
): Promise<PlanVersion | Refusal> {
  unit.audit({ action, entity: "plan", entityId: id, changes });
  unit.announce({ name: "plan.changed", ids: { version: id } });
  return findVersion(unit, id);
}

/** The version that was approved before this one, with the same year. */
export async function versionBefore(
  unit: Pick<Unit, "client" | "actor">,
  version: PlanVersion,
): Promise<PlanVersion | null> {
  const all = await versionsOf(unit, version.year);
  return all.find(({ number }) => number < version.number) ?? null;
}
