import { activityLinks } from "../activities/index.ts";
import { callListLinks } from "../call-lists/index.ts";
import { shipmentLinks } from "../commerce/index.ts";
import { type CustomerLink, crmLinks } from "../crm/index.ts";
import { consentLinks } from "../personal-data/index.ts";
import { dealLinks } from "../pipeline/index.ts";

/** What refers to companies and contacts and moves when two are merged: a slice adds one line. */
export const customerLinks: readonly CustomerLink[] = [
  ...crmLinks,
  ...dealLinks,
  ...activityLinks,
  ...consentLinks,
  ...shipmentLinks,
  ...callListLinks,
];
