import type { Unit } from "../../../platform/database/unit.ts";
import type { SavedReport } from "../../contract-saved.ts";

type Kept = Pick<SavedReport, "name" | "search" | "sharedWith">;
const at = ({ now }: Unit) => new Date(now).toISOString();

export async function insertSavedReport(
  unit: Unit,
  { id, name, report, search, sharedWith }: Kept & Pick<SavedReport, "id" | "report">,
): Promise<void> {
  const { workspaceId, userId } = unit.actor;
  await unit.sql
    .insertInto("saved_reports")
    .values({
      workspace_id: workspaceId,
      id,
      owner_id: userId,
      name,
      report,
      search: JSON.stringify(search),
      ...sharing(unit, sharedWith),
      created_at: at(unit),
      updated_at: at(unit),
    })
    .execute();
}

export async function updateSavedReport(
  unit: Unit,
  id: string,
  change: { readonly [Field in keyof Kept]?: Kept[Field] | undefined } & { readonly isDeleted?: boolean },
): Promise<void> {
  const { name, search, sharedWith, isDeleted } = change;
  await unit.sql
    .updateTable("saved_reports")
    .set((eb) => ({
      ...(name === undefined ? {} : { name }),
      ...(search === undefined ? {} : { search: JSON.stringify(search) }),
      ...(sharedWith === undefined ? {} : sharing(unit, sharedWith)),
      ...(isDeleted === undefined ? {} : { deleted_at: isDeleted ? at(unit) : null }),
      updated_at: at(unit),
      version: eb("version", "+", 1),
    }))
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .execute();
}

const sharing = ({ actor }: Unit, sharedWith: Kept["sharedWith"]) => ({
  shared_with: sharedWith,
  department_id: sharedWith === "department" ? actor.departmentId : null,
});
