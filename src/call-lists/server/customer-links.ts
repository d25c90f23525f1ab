import type { CustomerLink } from "../../crm/index.ts";

/** What of call lists refers to companies. */
export const callListLinks: readonly CustomerLink[] = [
  {
    of: "company",
    table: "call_list_companies",
    column: "company_id",
    key: "list_id",
    fold: { user_id: "filled", called_at: "filled" },
  },
  { of: "company", table: "call_list_results", column: "company_id" },
];
