/** The door of the slice: the regulation of the sales system, and what writes a part of it. */
export { en as regulationsEn } from "./locales/en.ts";
export { ru as regulationsRu } from "./locales/ru.ts";
export type { RegulationRules } from "./server/draft.ts";
export type { RegulationSection, Telling } from "./server/regulation-section.ts";
export { regulationRoutes } from "./server/routes.ts";
export { normsSection } from "./server/sections/norms-section.ts";
export { paySection } from "./server/sections/pay-section.ts";
export { planningSection } from "./server/sections/planning-section.ts";
export {
  accountingSection,
  contactsSection,
  controlSection,
  generalSection,
  indicatorsSection,
  reportingSection,
  rolesSection,
} from "./server/sections/sections.ts";
export { stagesSection } from "./server/sections/stages.ts";
export { acknowledgeRegulation, issueRegulation, setOwnText } from "./server/versions.ts";
