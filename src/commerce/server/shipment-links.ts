import type { CustomerLink } from "../../crm/index.ts";

/** Shipments refer to companies: two that are merged have both. */
export const shipmentLinks: readonly CustomerLink[] = [{ of: "company", table: "shipments", column: "company_id" }];
