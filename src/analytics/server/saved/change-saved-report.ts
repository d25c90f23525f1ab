import type { BodyOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type {
  changeSavedReport as changeEndpoint,
  SavedReport,
  saveReport as saveEndpoint,
} from "../../contract-saved.ts";
import { analyticsRefusals } from "../../domain/refusals.ts";
import { savedReportFrom, savedReportsOf } from "./saved-report-row.ts";
import { insertSavedReport, updateSavedReport } from "./store.ts";

/** Keeps a report under a name. Refuses sharing with a department by one who is in none. */
export async function saveReport(unit: Unit, body: BodyOf<typeof saveEndpoint>): Promise<SavedReport | Refusal> {
  if (!canShare(unit, body.sharedWith)) return refuse(analyticsRefusals, "saved_report_no_department");
  const id = unit.newId();
  await insertSavedReport(unit, { id, ...body });
  unit.audit({ action: "saved_report.created", entity: "saved_report", entityId: id, changes: { name: body.name } });
  return found(unit, id);
}

/** Refuses `saved_report_unknown` of what is not one's own, `saved_report_changed`, and a department that one is not in. */
export async function changeSavedReport(
  unit: Unit,
  id: string,
  { version, ...change }: BodyOf<typeof changeEndpoint>,
): Promise<SavedReport | Refusal> {
  const before = await lockOwn(unit, id, false);
  if (isRefusal(before)) return before;
  if (before.version !== version) {
    return refuse(analyticsRefusals, "saved_report_changed", { extra: { version: before.version } });
  }
  if (!canShare(unit, change.sharedWith)) return refuse(analyticsRefusals, "saved_report_no_department");
  await updateSavedReport(unit, id, change);
  const changes = Object.fromEntries(
    (["name", "search", "sharedWith"] as const)
      .filter((field) => change[field] !== undefined && JSON.stringify(change[field]) !== JSON.stringify(before[field]))
      .map((field) => [field, [before[field], change[field]]]),
  );
  unit.audit({ action: "saved_report.changed", entity: "saved_report", entityId: id, changes });
  return found(unit, id);
}

/** Refuses `saved_report_unknown` of what is not one's own. */
export async function removeSavedReport(unit: Unit, id: string): Promise<{ done: true } | Refusal> {
  const before = await lockOwn(unit, id, false);
  if (isRefusal(before)) return before;
  await updateSavedReport(unit, id, { isDeleted: true });
  const changes = { name: before.name };
  unit.audit({ action: "saved_report.deleted", entity: "saved_report", entityId: id, changes });
  return { done: true };
}

/** Refuses `saved_report_unknown` of what is not one's own or was not deleted. */
export async function restoreSavedReport(unit: Unit, id: string): Promise<SavedReport | Refusal> {
  const before = await lockOwn(unit, id, true);
  if (isRefusal(before)) return before;
  await updateSavedReport(unit, id, { isDeleted: false });
  const changes = { name: before.name };
  unit.audit({ action: "saved_report.restored", entity: "saved_report", entityId: id, changes });
  return found(unit, id);
}

const canShare = ({ actor }: Unit, sharedWith: SavedReport["sharedWith"] | undefined) =>
  sharedWith !== "department" || actor.departmentId !== null;

/** Nobody else changes it until this transaction ends. */
async function lockOwn(unit: Unit, id: string, isDeleted: boolean): Promise<SavedReport | Refusal> {
  const row = await savedReportsOf(unit)
    .where("s.id", "=", id)
    .where("s.owner_id", "=", unit.actor.userId)
    .where("s.deleted_at", isDeleted ? "is not" : "is", null)
    .forUpdate("s")
    .executeTakeFirst();
  return row ? savedReportFrom(row, unit.actor) : refuse(analyticsRefusals, "saved_report_unknown");
}

async function found(unit: Unit, id: string): Promise<SavedReport> {
  return savedReportFrom(await savedReportsOf(unit).where("s.id", "=", id).executeTakeFirstOrThrow(), unit.actor);
}
