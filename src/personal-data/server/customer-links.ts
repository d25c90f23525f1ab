import type { CustomerLink } from "../../crm/index.ts";

/** What a person has agreed to goes with the person. */
export const consentLinks: readonly CustomerLink[] = [{ of: "contact", table: "consents", column: "contact_id" }];
