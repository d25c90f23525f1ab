import {
  accountingSection,
  contactsSection,
  controlSection,
  generalSection,
  indicatorsSection,
  normsSection,
  paySection,
  planningSection,
  type RegulationSection,
  reportingSection,
  rolesSection,
  stagesSection,
} from "../regulations/index.ts";
import { rhythmSection } from "../rhythm/index.ts";

/** Who writes which part of the regulation (PLA-11): a slice that has settings adds a line. */
export const regulationSections: readonly RegulationSection[] = [
  generalSection,
  stagesSection,
  contactsSection,
  indicatorsSection,
  normsSection,
  planningSection,
  accountingSection,
  controlSection,
  rhythmSection,
  reportingSection,
  rolesSection,
  paySection,
];
