import { sumUpStaysTask } from "../../analytics/index.ts";
import { refreshSharesTask } from "../../pipeline/index.ts";
import {
  keepRowsInUse,
  openTakeBack,
  removeRows,
  restoreRows,
  sortRows,
  type TakenTable,
} from "../../platform/database/take-back-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** In the order in which they are removed: first those that nothing else here speaks of. */
const tables: readonly TakenTable[] = [
  {
    entity: "activities",
    name: "coalesce(nullif(t.subject, ''), t.external_id, t.kind)",
    along: [{ table: "activity_reminders", column: "activity_id" }],
  },
  {
    entity: "payments",
    name: "coalesce(nullif(t.purpose, ''), t.external_id, t.id::text)",
    along: [
      { table: "payment_moves", column: "payment_id" },
      { table: "payment_promises", column: "payment_id" },
    ],
  },
  { entity: "shipments", name: "t.external_id" },
  { entity: "products", name: "t.name" },
  {
    entity: "deals",
    name: "t.title",
    derived: ["has_next_step", "won_by"],
    along: [
      { table: "notifications", column: "deal_id" },
      { table: "time_warnings", column: "visit_id", of: "visits" },
      { table: "visits", column: "deal_id" },
      { table: "deal_contacts", column: "deal_id" },
    ],
  },
  { entity: "contacts", name: "t.name" },
  { entity: "companies", name: "t.name" },
];

export interface UndoCounts {
  readonly removed: number;
  readonly restored: number;
  readonly kept: number;
}

/**
 * PLT-5: takes a whole import back in the unit's transaction. Rows that it made go with their visits, rows that it changed
 * are as before; what somebody has worked on since, or what something else speaks of, stays and is told in `import_kept`.
 * People, stages, pipelines and loss reasons that it needed stay.
 */
export async function undoImport(
  unit: Unit,
  { importId, recordedAt }: { readonly importId: string; readonly recordedAt: Date },
  progress: (rows: number) => Promise<void>,
): Promise<UndoCounts> {
  const { client, actor } = unit;
  await openTakeBack(unit);
  for (const table of tables) await sortRows(unit, table, importId);
  let restored = 0;
  for (const table of tables) {
    if (table.entity === "deals") await takeBackVisits(unit, importId);
    restored += await restoreRows(unit, table);
    await progress(restored);
  }
  // Links bear the moment of the import that made them, and no other mark.
  const linked = `r.added_at = '${recordedAt.toISOString()}' or exists (select from taken_rows x where x.entity = 'deals' and x.id = r.deal_id)`;
  await keepRowsInUse(unit, tables, { "deal_contacts.contact_id": linked });
  await client.query(
    `delete from deal_contacts r using taken_rows c
     where r.workspace_id = $1 and c.entity = 'contacts' and c.id = r.contact_id and (${linked})`,
    [actor.workspaceId],
  );
  let removed = 0;
  for (const table of tables) {
    removed += await removeRows(unit, table);
    await progress(restored + removed);
  }
  const { rowCount } = await client.query(
    `insert into import_kept (workspace_id, import_id, number, entity, row_id, name, reason)
     select $1, $2, row_number() over (order by entity, name, id), entity, id, name, reason from kept_rows`,
    [actor.workspaceId, importId],
  );
  unit.enqueue(refreshSharesTask.name, {});
  unit.enqueue(sumUpStaysTask.name, {});
  return { removed, restored, kept: rowCount ?? 0 };
}

/** The visits that the gate made of a row, and those that it ended. */
async function takeBackVisits({ client, actor }: Unit, importId: string): Promise<void> {
  const added = `v.workspace_id = $1 and r.entity = 'deals' and v.deal_id = r.id and v.number > (r.before ->> 'last_visit')::integer`;
  await client.query(
    `delete from time_warnings w using visits v, restored_rows r where w.workspace_id = $1 and w.visit_id = v.id and ${added}`,
    [actor.workspaceId],
  );
  await client.query(`delete from visits v using restored_rows r where ${added}`, [actor.workspaceId]);
  await client.query(
    `update visits v set left_at = b.left_at, left_as = b.left_as, to_stage_id = b.to_stage_id, working_ms = b.working_ms,
       void_at = b.void_at, void_by = b.void_by, import_id = b.import_id
     from import_changes c, restored_rows r, jsonb_populate_record(null::visits, c.before) b
     where c.workspace_id = $1 and c.import_id = $2 and c.entity = 'visits' and c.before is not null
       and v.workspace_id = $1 and v.id = c.row_id and r.entity = 'deals' and r.id = v.deal_id`,
    [actor.workspaceId, importId],
  );
}
