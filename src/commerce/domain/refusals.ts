import type { RefusalList } from "../../kernel/refusal.ts";

/** Everything that payments and documents may be refused; those from payment_amount_wrong on are said of a field. */
export const commerceRefusals = {
  deal_unknown: "not_found",
  payment_unknown: "not_found",
  payment_invalid: "invalid",
  product_unknown: "not_found",
  shipment_unknown: "not_found",
  payment_already_received: "conflict",
  document_unknown: "not_found",
  document_invalid: "invalid",
  version_conflict: "conflict",
  payment_amount_wrong: "invalid",
  payment_currency_wrong: "invalid",
  payment_day_missing: "invalid",
  payment_received_in_future: "invalid",
  payment_receipt_exceeds: "invalid",
  document_mark_in_future: "invalid",
  document_received_before_sent: "invalid",
  document_signed_before_received: "invalid",
  document_signed_before_sent: "invalid",
} as const satisfies RefusalList;
