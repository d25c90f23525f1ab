import type { CustomChange } from "../../../custom-fields/index.ts";
import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import {
  type CustomerKind,
  type FieldChanges,
  isMergeField,
  survivorChanges,
  writtenOf,
} from "../../domain/merge-fields.ts";
import { crmRefusals } from "../../domain/refusals.ts";
import { updateCustomer } from "../store.ts";
import type { CustomerLink } from "./customer-link.ts";
import { type CustomerRow, lockPair, recordOf, tableOf } from "./lock-pair.ts";
import { insertMerge } from "./merge-store.ts";
import { moveLink } from "./move-links.ts";

export interface MergeCommand {
  readonly kind: CustomerKind;
  readonly survivor: { readonly id: string; readonly version: number };
  readonly merged: { readonly id: string; readonly version: number };
  /** Fields whose values come from the merged record; null: what the survivor lacks and what the newer record says. */
  readonly take: readonly string[] | null;
  readonly rule: string | null;
}

export interface Moved {
  readonly what: string;
  readonly count: number;
}

/**
 * Makes two records of one customer one (LEA-4), in the unit's transaction: every link moves to the survivor, the merged record
 * stays hidden and answers as the survivor. Refuses unknown and merged records, and versions that somebody has changed.
 */
export async function mergeCustomers(
  unit: Unit,
  links: readonly CustomerLink[],
  command: MergeCommand,
): Promise<{ readonly mergeId: string; readonly moved: readonly Moved[] } | Refusal> {
  const { kind, take } = command;
  const [survivor, merged] = await lockPair(unit, kind, [command.survivor.id, command.merged.id]);
  const refused = refusalOf(command, survivor, merged);
  if (refused || !survivor || !merged) return refused ?? refuse(crmRefusals, `${kind}_unknown`);
  const fields = survivorChanges(kind, recordOf(survivor), recordOf(merged), take);
  const mergeId = unit.newId<"merge">();
  await insertMerge(unit, {
    id: mergeId,
    kind,
    survivorId: survivor.id,
    mergedId: merged.id,
    fields,
    rule: command.rule,
  });
  const moved: Moved[] = [];
  for (const link of links) {
    if (link.of !== kind) continue;
    const count = await moveLink(unit, link, { mergeId, from: merged.id, to: survivor.id });
    if (count > 0) moved.push({ what: link.table, count });
  }
  await writeBoth(unit, kind, survivor, merged, fields);
  const changes = { merged: [null, merged.name], mergedId: [null, merged.id], ...fields };
  unit.audit({ action: `${kind}.merged`, entity: kind, entityId: survivor.id, changes: { ...changes, moved } });
  tellBoth(unit, kind, survivor.id, merged.id);
  return { mergeId, moved };
}

function refusalOf({ kind, survivor, merged, take }: MergeCommand, ours?: CustomerRow, theirs?: CustomerRow) {
  if (survivor.id === merged.id) return refuse(crmRefusals, "merge_with_itself");
  if (take?.some((field) => !isMergeField(kind, field))) return refuse(crmRefusals, "merge_field_unknown");
  if (!ours || !theirs) return refuse(crmRefusals, `${kind}_unknown`);
  if (ours.merged_into || theirs.merged_into) return refuse(crmRefusals, "customer_merged");
  if (ours.deleted_at || theirs.deleted_at) return refuse(crmRefusals, `${kind}_unknown`);
  const isFresh = ours.version === survivor.version && theirs.version === merged.version;
  return isFresh ? null : refuse(crmRefusals, "version_conflict");
}

async function writeBoth(unit: Unit, kind: CustomerKind, ours: CustomerRow, theirs: CustomerRow, fields: FieldChanges) {
  const hidden = { deleted_at: new Date(unit.now), merged_into: ours.id };
  const isIdMoved = "external_id" in fields;
  // The external id leaves one record before it comes to the other: it is one record's at a time.
  const values = isIdMoved ? { ...hidden, external_id: null } : hidden;
  await updateCustomer(unit, tableOf[kind], theirs.id, { values, custom: { patch: {} } });
  const { values: filled, patch } = writtenOf(fields, 1);
  await updateCustomer(unit, tableOf[kind], ours.id, {
    values: filled,
    custom: { patch: patch as CustomChange["patch"] },
  });
}

export function tellBoth(unit: Unit, kind: CustomerKind, ...ids: readonly string[]): void {
  for (const id of ids) unit.announce({ name: `${kind}.changed`, ids: { [`${kind}Id`]: id } });
}
