import { sql as raw } from "kysely";
import type { Reading } from "../../../platform/database/unit.ts";
import type { SavedReport } from "../../contract-saved.ts";

type Asking = Pick<Reading, "sql" | "actor">;

/** Saved reports of the workspace that are not deleted, with their owners' names. */
export const savedReportsOf = ({ sql, actor }: Asking) =>
  sql
    .selectFrom("saved_reports as s")
    .innerJoin("reporting.users as u", (join) =>
      join.onRef("u.workspace_id", "=", "s.workspace_id").onRef("u.id", "=", "s.owner_id"),
    )
    .select(["s.id", "s.name", "s.report", "s.search", "s.shared_with", "s.owner_id", "s.updated_at", "s.version"])
    .select("u.name as owner_name")
    .where("s.workspace_id", "=", actor.workspaceId);

/** Those the actor may open: one's own, those of everybody, and those of a department that one is in or below. */
export const openTo = (asking: Asking, above: readonly string[]) =>
  savedReportsOf(asking)
    .where("s.deleted_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("s.owner_id", "=", asking.actor.userId),
        eb("s.shared_with", "=", "workspace"),
        eb.and([eb("s.shared_with", "=", "department"), raw<boolean>`s.department_id = any(${above}::uuid[])`]),
      ]),
    );

/** The actor's department and those that it belongs to. */
export async function departmentsAbove({ sql, actor }: Asking): Promise<string[]> {
  if (actor.departmentId === null) return [];
  const all = await sql.selectFrom("reporting.departments").select(["id", "parent_id as parentId"]).execute();
  const parents = new Map(all.map(({ id, parentId }) => [id, parentId]));
  const found = new Set<string>();
  for (let at: string | null = actor.departmentId; at !== null && !found.has(at); at = parents.get(at) ?? null) {
    found.add(at);
  }
  return [...found];
}

type Row = Awaited<ReturnType<ReturnType<typeof savedReportsOf>["executeTakeFirstOrThrow"]>>;

export const savedReportFrom = (row: Row, { userId }: Reading["actor"]): SavedReport => ({
  id: row.id,
  name: row.name,
  report: row.report as SavedReport["report"],
  search: row.search as SavedReport["search"],
  sharedWith: row.shared_with as SavedReport["sharedWith"],
  owner: { id: row.owner_id, name: row.owner_name ?? "" },
  isOwn: row.owner_id === userId,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});
