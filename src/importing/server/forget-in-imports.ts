import type { Unit } from "../../platform/database/unit.ts";
import { endImport } from "./store.ts";
import { tellOfImport } from "./tell-of-import.ts";

interface Forgotten {
  /** Rows of which nothing personal stays: the contact, what was merged into it, activities with it. */
  readonly ids: readonly string[];
  /** Deals in which the person is named: there, and in their activities, the words go. */
  readonly dealIds: readonly string[];
  readonly words: readonly string[];
  readonly mark: string;
}

/**
 * A person leaves what imports keep (PLT-11): what rows were before, what an undo left, what refused rows said. The versions of these
 * rows have risen, so no undo comes to them. What was read of another system and waits for a plan goes whole, since its files hold everybody.
 */
export async function forgetInImports(unit: Unit, forgotten: Forgotten): Promise<void> {
  await forgetRows(unit, forgotten);
  const { rows } = await unit.client.query<{ id: string; file: string; by: string | null }>(
    "select id, file_name as file, created_by as by from imports where workspace_id = $1 and state in ('reading', 'ready') order by id",
    [unit.actor.workspaceId],
  );
  for (const { id, file, by } of rows) {
    await endImport(unit, id, { state: "failed", failure: { code: "migration_forgotten", params: {} } });
    unit.announce({ name: "import.finished", ids: { importId: id } });
    await tellOfImport(unit, { importId: id, file, how: "failed", by });
  }
}

async function forgetRows(unit: Unit, { ids, dealIds, words, mark }: Forgotten): Promise<void> {
  const about = [unit.actor.workspaceId, ids, dealIds, words, mark];
  const ofDeals = `(row_id = any ($3) or row_id in (select id from activities where workspace_id = $1 and deal_id = any ($3)))`;
  // The import that a row was of before is no one's name, and an undo of that import asks for it.
  await unit.client.query(
    `update import_changes set before = case when row_id = any ($2) then jsonb_build_object('import_id', before -> 'import_id')
       else without_personal(before, $4, '{}', $5) end
     where workspace_id = $1 and before is not null and (row_id = any ($2) or ${ofDeals})`,
    about,
  );
  await unit.client.query(
    `update import_kept set name = case when row_id = any ($2) then $5 else without_words(name, $4, $5) end
     where workspace_id = $1 and (row_id = any ($2) or ${ofDeals})`,
    about,
  );
  const said = [unit.actor.workspaceId, words, mark];
  const names = (column: string) =>
    `exists (select from unnest($2::text[]) w where strpos(lower(${column}::text), lower(w)) > 0)`;
  await unit.client.query(
    `update import_refusals set params = without_personal(params, $2, '{}', $3) where workspace_id = $1 and ${names("params")}`,
    said,
  );
  await unit.client.query(
    `update imports set warnings = without_personal(warnings, $2, '{}', $3) where workspace_id = $1 and ${names("warnings")}`,
    said,
  );
}
