import { activitiesEn, activitiesRu } from "../activities/index.ts";
import { analyticsEn, analyticsRu } from "../analytics/index.ts";
import { bulkEn, bulkRu } from "../bulk/index.ts";
import { calendarEn, calendarRu } from "../calendar/index.ts";
import { callListsEn, callListsRu } from "../call-lists/index.ts";
import { callQualityEn, callQualityRu } from "../call-quality/index.ts";
import { commerceEn, commerceRu } from "../commerce/index.ts";
import { controlEn, controlRu } from "../control/index.ts";
import { crmEn, crmRu } from "../crm/index.ts";
import { customFieldsEn, customFieldsRu } from "../custom-fields/index.ts";
import { exportingEn, exportingRu } from "../exporting/index.ts";
import { forecastingEn, forecastingRu } from "../forecasting/index.ts";
import { honestRecordsEn, honestRecordsRu } from "../honest-records/index.ts";
import { hygieneEn, hygieneRu } from "../hygiene/index.ts";
import { identityEn, identityRu } from "../identity/index.ts";
import { importingEn, importingRu } from "../importing/index.ts";
import { improvementsEn, improvementsRu } from "../improvements/index.ts";
import { normsEn, normsRu } from "../norms/index.ts";
import { notificationsEn, notificationsRu } from "../notifications/index.ts";
import { operationsEn, operationsRu } from "../operations/index.ts";
import { payEn, payRu } from "../pay/index.ts";
import { personalDataEn, personalDataRu } from "../personal-data/index.ts";
import { pipelineEn, pipelineRu } from "../pipeline/index.ts";
import { planningEn, planningRu } from "../planning/index.ts";
import { en as httpEn } from "../platform/http/locales/en.ts";
import { ru as httpRu } from "../platform/http/locales/ru.ts";
import type { Catalogues } from "../platform/translate.ts";
import { regulationsEn, regulationsRu } from "../regulations/index.ts";
import { reversePlanningEn, reversePlanningRu } from "../reverse-planning/index.ts";
import { rhythmEn, rhythmRu } from "../rhythm/index.ts";
import { searchEn, searchRu } from "../search/index.ts";
import { teamEn, teamRu } from "../team/index.ts";
import { todayEn, todayRu } from "../today/index.ts";
import { viewsEn, viewsRu } from "../views/index.ts";
import { webhooksEn, webhooksRu } from "../webhooks/index.ts";
import { workingCalendarEn, workingCalendarRu } from "../working-calendar/index.ts";
import { en } from "./locales/en.ts";
import { ru } from "./locales/ru.ts";

/** The texts of every slice, by namespace: a slice adds one line. */
export const catalogues: Catalogues = {
  app: { ru, en },
  http: { ru: httpRu, en: httpEn },
  identity: { ru: identityRu, en: identityEn },
  bulk: { ru: bulkRu, en: bulkEn },
  crm: { ru: crmRu, en: crmEn },
  "custom-fields": { ru: customFieldsRu, en: customFieldsEn },
  "personal-data": { ru: personalDataRu, en: personalDataEn },
  pipeline: { ru: pipelineRu, en: pipelineEn },
  activities: { ru: activitiesRu, en: activitiesEn },
  calendar: { ru: calendarRu, en: calendarEn },
  norms: { ru: normsRu, en: normsEn },
  today: { ru: todayRu, en: todayEn },
  "call-lists": { ru: callListsRu, en: callListsEn },
  "call-quality": { ru: callQualityRu, en: callQualityEn },
  commerce: { ru: commerceRu, en: commerceEn },
  planning: { ru: planningRu, en: planningEn },
  "reverse-planning": { ru: reversePlanningRu, en: reversePlanningEn },
  improvements: { ru: improvementsRu, en: improvementsEn },
  pay: { ru: payRu, en: payEn },
  control: { ru: controlRu, en: controlEn },
  team: { ru: teamRu, en: teamEn },
  analytics: { ru: analyticsRu, en: analyticsEn },
  forecasting: { ru: forecastingRu, en: forecastingEn },
  hygiene: { ru: hygieneRu, en: hygieneEn },
  search: { ru: searchRu, en: searchEn },
  views: { ru: viewsRu, en: viewsEn },
  webhooks: { ru: webhooksRu, en: webhooksEn },
  importing: { ru: importingRu, en: importingEn },
  exporting: { ru: exportingRu, en: exportingEn },
  notifications: { ru: notificationsRu, en: notificationsEn },
  rhythm: { ru: rhythmRu, en: rhythmEn },
  regulations: { ru: regulationsRu, en: regulationsEn },
  operations: { ru: operationsRu, en: operationsEn },
  "working-calendar": { ru: workingCalendarRu, en: workingCalendarEn },
  "honest-records": { ru: honestRecordsRu, en: honestRecordsEn },
};
