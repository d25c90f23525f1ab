import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { ReceivedFile } from "../../platform/files/receive-file.ts";
import { storeFile } from "../../platform/files/store-file.ts";
import type { Document } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { toDocument } from "./document-row.ts";
import { lockDocument, setDocument } from "./write-document.ts";

/**
 * Attaches a file to a document in place of the earlier one, whose bytes stay for the audit. The same file once more changes
 * nothing, so that an upload whose answer was lost can be sent again.
 */
export async function attachFile(unit: Unit, documentId: string, file: ReceivedFile): Promise<Document | Refusal> {
  const locked = await lockDocument(unit, documentId, undefined);
  if (isRefusal(locked)) return locked;
  if (locked.row.deleted_at) return refuse(commerceRefusals, "document_unknown");
  const { row } = locked;
  if (row.sha256 === file.sha256 && row.file_name === file.name) return toDocument(row);
  const id = await storeFile(unit, file);
  return setDocument(unit, locked.row, locked.deal, "document.file_attached", { file_id: id });
}
