import type { CustomerLink } from "../../crm/index.ts";

/** What of deals refers to customers. A person who is in a deal twice is there once after a merge, with both parts. */
export const dealLinks: readonly CustomerLink[] = [
  { of: "company", table: "deals", column: "company_id" },
  {
    of: "contact",
    table: "deal_contacts",
    column: "contact_id",
    key: "deal_id",
    fold: { role: "filled", is_main: "either" },
  },
];
