import type { RefusalList } from "../../kernel/refusal.ts";

/** What the HTTP edge itself refuses, before any use case is asked. */
export const httpRefusals = {
  input_invalid: "invalid",
  json_invalid: "invalid",
  cursor_invalid: "invalid",
  body_too_large: "too_large",
  media_type_unknown: "invalid",
  not_signed_in: "unauthenticated",
  not_allowed: "forbidden",
  no_such_address: "not_found",
  idempotency_key_reused: "conflict",
  idempotency_key_in_use: "conflict",
  idempotency_key_refused: "invalid",
  method_not_allowed: "invalid",
  scope_missing: "forbidden",
  database_unavailable: "unavailable",
  try_again: "unavailable",
  too_many_requests: "too_many",
  unexpected: "unavailable",
  address_malformed: "invalid",
  address_unknown: "invalid",
  address_inside: "invalid",
  address_unreachable: "unavailable",
  answer_too_large: "unavailable",
} as const satisfies RefusalList;
