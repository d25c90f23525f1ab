import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { Document, changeDocument as definition } from "../contract.ts";
import { checkMarks } from "../domain/check-marks.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { lockDocument, setDocument } from "./write-document.ts";
import { today } from "./write-payment.ts";

export async function changeDocument(
  unit: Unit,
  { params, body }: InputOf<typeof definition>,
): Promise<Document | Refusal> {
  const locked = await lockDocument(unit, params.id, body.version);
  if (isRefusal(locked)) return locked;
  const { row, deal } = locked;
  if (row.deleted_at) return refuse(commerceRefusals, "document_unknown");
  const marks = {
    sentOn: body.sentOn === undefined ? row.sent_on : body.sentOn,
    receivedOn: body.receivedOn === undefined ? row.received_on : body.receivedOn,
    signedOn: body.signedOn === undefined ? row.signed_on : body.signedOn,
  };
  const errors = checkMarks(marks, today(unit));
  if (errors.length > 0) return refuse(commerceRefusals, "document_invalid", { errors });
  return setDocument(unit, row, deal, "document.updated", {
    kind: body.kind ?? row.kind,
    title: body.title ?? row.title,
    sent_on: marks.sentOn,
    received_on: marks.receivedOn,
    signed_on: marks.signedOn,
  });
}
