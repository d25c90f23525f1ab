import { changedFields } from "../../kernel/changed-fields.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { lockDeal, touchDeal } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Document, DocumentInput } from "../contract.ts";
import { checkMarks } from "../domain/check-marks.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { findDocument, toDocument } from "./document-row.ts";
import { insertRow } from "./store.ts";
import { today } from "./write-payment.ts";

/** Adds a document to a deal that the actor sees; its file is uploaded after. */
export async function createDocument(unit: Unit, input: DocumentInput): Promise<Document | Refusal> {
  const deal = await lockDeal(unit, input.dealId);
  if (isRefusal(deal)) return deal;
  const marks = {
    sentOn: input.sentOn ?? null,
    receivedOn: input.receivedOn ?? null,
    signedOn: input.signedOn ?? null,
  };
  const errors = checkMarks(marks, today(unit));
  if (errors.length > 0) return refuse(commerceRefusals, "document_invalid", { errors });
  const id = unit.newId<"document">();
  const values = {
    deal_id: deal.id,
    kind: input.kind,
    title: input.title,
    sent_on: marks.sentOn,
    received_on: marks.receivedOn,
    signed_on: marks.signedOn,
  };
  await insertRow(unit, "documents", id, values);
  unit.audit({ action: "document.created", entity: "document", entityId: id, changes: changedFields(null, values) });
  await touchDeal(unit, deal.id);
  const row = await findDocument(unit, id);
  return row ? toDocument(row) : refuse(commerceRefusals, "document_unknown");
}
