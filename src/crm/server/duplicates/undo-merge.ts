import type { CustomChange } from "../../../custom-fields/index.ts";
import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { type CustomerKind, type FieldChanges, undoneChanges, writtenOf } from "../../domain/merge-fields.ts";
import { crmRefusals } from "../../domain/refusals.ts";
import { updateCustomer } from "../store.ts";
import type { CustomerLink } from "./customer-link.ts";
import { type CustomerRow, lockPair, recordOf, tableOf } from "./lock-pair.ts";
import { type Moved, tellBoth } from "./merge-customers.ts";
import { followMerged, leaveMerged, markUndone, rememberReturned } from "./merge-store.ts";
import { returnLink } from "./move-links.ts";

interface MergeRow {
  readonly id: string;
  readonly kind: CustomerKind;
  readonly survivor_id: string;
  readonly merged_id: string;
  readonly number: number;
  readonly fields: FieldChanges;
  readonly undone_at: Date | null;
}

export interface Undone {
  readonly keptFields: readonly string[];
  readonly keptRows: readonly Moved[];
}

/**
 * Takes a merge back (LEA-4): the merged record is there again with everything that came with it, the survivor has its own values.
 * What somebody has changed since stays, and is told. Refuses while a later merge stands on this one.
 */
export async function undoMerge(unit: Unit, links: readonly CustomerLink[], id: string): Promise<Undone | Refusal> {
  const merge = await lockMerge(unit, id);
  if (!merge) return refuse(crmRefusals, "merge_unknown");
  if (merge.undone_at) return refuse(crmRefusals, "merge_undone");
  const { kind, survivor_id: survivorId, merged_id: mergedId } = merge;
  const [survivor, merged] = await lockPair(unit, kind, [survivorId, mergedId], "any");
  if (!survivor || !merged) return refuse(crmRefusals, "merge_unknown");
  const later = await laterMerge(unit, merge);
  if (later) return refuse(crmRefusals, "merge_has_later", { params: { ...later } });
  const keptFields = await writeBack(unit, merge, survivor, merged);
  if (kind === "company") await rememberReturned(unit, id, survivorId, mergedId);
  const keptRows: Moved[] = [];
  for (const link of links) {
    if (link.of !== kind) continue;
    const count = await returnLink(unit, link, { mergeId: id, from: mergedId, to: survivorId });
    if (count > 0) keptRows.push({ what: link.table, count });
  }
  await markUndone(unit, id);
  const changes = { merged: [merged.name, null], mergedId: [mergedId, null], keptFields, keptRows };
  unit.audit({ action: `${kind}.unmerged`, entity: kind, entityId: survivorId, changes });
  tellBoth(unit, kind, survivorId, mergedId);
  return { keptFields, keptRows };
}

async function lockMerge({ client, actor }: Unit, id: string): Promise<MergeRow | undefined> {
  const { rows } = await client.query<MergeRow>(
    "select * from customer_merges where workspace_id = $1 and id = $2 for update",
    [actor.workspaceId, id],
  );
  return rows[0];
}

/** The latest merge that stands on this one: its survivor was merged away, or took in another record. */
async function laterMerge({ client, actor }: Unit, merge: MergeRow) {
  const table = tableOf[merge.kind];
  const { rows } = await client.query<{ survivor: string; merged: string }>(
    `select s.name as survivor, g.name as merged from customer_merges m
       join ${table} s on s.workspace_id = m.workspace_id and s.id = m.survivor_id
       join ${table} g on g.workspace_id = m.workspace_id and g.id = m.merged_id
     where m.workspace_id = $1 and m.kind = $2 and m.undone_at is null
       and (m.merged_id = $3 or (m.survivor_id = $3 and m.number > $4)) order by m.number desc limit 1`,
    [actor.workspaceId, merge.kind, merge.survivor_id, merge.number],
  );
  return rows[0];
}

/** Both records as they were; answers the survivor's fields that somebody has changed since. */
async function writeBack(unit: Unit, merge: MergeRow, survivor: CustomerRow, merged: CustomerRow): Promise<string[]> {
  const table = tableOf[merge.kind];
  const given = merge.fields.company_id?.[1];
  const companyLeft = typeof given === "string" ? await leaveMerged(unit, given, survivor.id) : null;
  const { back, kept } = undoneChanges(merge.fields, recordOf(survivor), companyLeft);
  const { values, patch } = writtenOf(back, 0);
  const companyId = values.company_id;
  if (typeof companyId === "string") values.company_id = await followMerged(unit, companyId, survivor.id);
  await updateCustomer(unit, table, survivor.id, { values, custom: { patch: patch as CustomChange["patch"] } });
  const externalId = back.external_id?.[1];
  const own = typeof externalId === "string" ? { external_id: externalId } : {};
  await updateCustomer(unit, table, merged.id, {
    values: { deleted_at: null, merged_into: null, ...own },
    custom: { patch: {} },
  });
  return kept;
}
