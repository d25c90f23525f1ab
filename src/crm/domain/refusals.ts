import type { RefusalList } from "../../kernel/refusal.ts";

/** Everything that customers may be refused; the last ones are said of a field in `errors`. */
export const crmRefusals = {
  company_unknown: "not_found",
  contact_unknown: "not_found",
  customer_invalid: "invalid",
  external_id_taken: "conflict",
  version_conflict: "conflict",
  customer_merged: "conflict",
  merge_with_itself: "invalid",
  merge_field_unknown: "invalid",
  merge_unknown: "not_found",
  merge_undone: "conflict",
  merge_has_later: "conflict",
  customer_inn_wrong: "invalid",
  customer_kpp_wrong: "invalid",
  customer_phone_wrong: "invalid",
  customer_email_wrong: "invalid",
  customer_site_wrong: "invalid",
  customer_owner_unknown: "invalid",
  customer_company_unknown: "invalid",
} as const satisfies RefusalList;
