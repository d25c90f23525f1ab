import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Document } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { lockDocument, setDocument } from "./write-document.ts";

export async function deleteDocument(unit: Unit, id: string, version: number | undefined): Promise<Document | Refusal> {
  const locked = await lockDocument(unit, id, version);
  if (isRefusal(locked)) return locked;
  if (locked.row.deleted_at) return refuse(commerceRefusals, "document_unknown");
  return setDocument(unit, locked.row, locked.deal, "document.deleted", { deleted_at: new Date(unit.now) });
}

/** Undoes a deletion; a document that is not deleted stays as it is. */
export async function restoreDocument(unit: Unit, id: string): Promise<Document | Refusal> {
  const locked = await lockDocument(unit, id, undefined);
  if (isRefusal(locked)) return locked;
  return setDocument(unit, locked.row, locked.deal, "document.restored", { deleted_at: null });
}
