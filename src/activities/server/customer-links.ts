import type { CustomerLink } from "../../crm/index.ts";

/** What of activities refers to customers. */
export const activityLinks: readonly CustomerLink[] = [
  { of: "company", table: "activities", column: "company_id" },
  { of: "contact", table: "activities", column: "contact_id" },
];
