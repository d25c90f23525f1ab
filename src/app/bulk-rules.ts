import type { BulkRules } from "../bulk/index.ts";
import { companySubject, contactSubject } from "../crm/index.ts";
import { may } from "../identity/index.ts";
import { dealSubject } from "../pipeline/index.ts";
import { nextSteps } from "./next-steps.ts";
import { stageConditions } from "./stage-conditions.ts";

/** What bulk actions can be done with: a slice adds one line. */
export const bulkRules: BulkRules = {
  subjects: {
    deal: dealSubject({ conditions: stageConditions, may, nextSteps }),
    company: companySubject,
    contact: contactSubject,
  },
  may,
};
