import { changedFields } from "../../kernel/changed-fields.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { type LockedDeal, touchDeal } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Document } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { type DocumentRow, findDocument, toDocument } from "./document-row.ts";
import { lockRowOfDeal } from "./lock-row-of-deal.ts";
import { updateRow, type Values } from "./store.ts";

/** The document and its deal, locked; refuses an unknown document and an old version. */
export function lockDocument(unit: Unit, id: string, version: number | undefined) {
  const refusals = {
    unknown: refuse(commerceRefusals, "document_unknown"),
    conflict: refuse(commerceRefusals, "version_conflict"),
  };
  return lockRowOfDeal(unit, () => findDocument(unit, id), refusals, version);
}

/** Changes a document of a locked deal, with its audit; nothing is written when nothing differs. */
export async function setDocument(
  unit: Unit,
  before: DocumentRow,
  deal: LockedDeal,
  action: string,
  values: Values,
): Promise<Document | Refusal> {
  const changes = changedFields({ ...before }, values);
  if (Object.keys(changes).length === 0) return toDocument(before);
  await updateRow(unit, "documents", before.id, values);
  unit.audit({ action, entity: "document", entityId: before.id, changes });
  await touchDeal(unit, deal.id);
  const row = await findDocument(unit, before.id);
  return row ? toDocument(row) : refuse(commerceRefusals, "document_unknown");
}
