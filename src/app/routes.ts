import { activitiesRoutes } from "../activities/index.ts";
import { analyticsRoutes } from "../analytics/index.ts";
import { bulkRoutes } from "../bulk/index.ts";
import { calendarRoutes } from "../calendar/index.ts";
import { callListRoutes } from "../call-lists/index.ts";
import { callQualityRoutes } from "../call-quality/index.ts";
import { commerceRoutes } from "../commerce/index.ts";
import { controlRoutes } from "../control/index.ts";
import { bulkCustomerRoutes, crmRoutes, customerFileRoutes, mergeRoutes } from "../crm/index.ts";
import { customFieldRoutes } from "../custom-fields/index.ts";
import { exportingRoutes } from "../exporting/index.ts";
import { forecastingRoutes } from "../forecasting/index.ts";
import { honestRecordsRoutes } from "../honest-records/index.ts";
import { hygieneRoutes } from "../hygiene/index.ts";
import { identityRoutes, may } from "../identity/index.ts";
import { importingRoutes } from "../importing/index.ts";
import { improvementRoutes } from "../improvements/index.ts";
import { normsRoutes } from "../norms/index.ts";
import { notificationRoutes } from "../notifications/index.ts";
import { operationsRoutes } from "../operations/index.ts";
import { payRoutes } from "../pay/index.ts";
import { personalDataRoutes } from "../personal-data/index.ts";
import { bulkDealRoutes, dealsFileRoutes, liveRoutes, pipelineRoutes } from "../pipeline/index.ts";
import { planningRoutes } from "../planning/index.ts";
import { batchRoute } from "../platform/http/batch.ts";
import type { Route } from "../platform/http/route.ts";
import { regulationRoutes } from "../regulations/index.ts";
import { reversePlanningRoutes } from "../reverse-planning/index.ts";
import { rhythmRoutes } from "../rhythm/index.ts";
import { searchRoutes } from "../search/index.ts";
import { teamRoutes } from "../team/index.ts";
import { todayRoutes } from "../today/index.ts";
import { viewRoutes } from "../views/index.ts";
import { webhookRoutes } from "../webhooks/index.ts";
import { recountAll, workingCalendarRoutes } from "../working-calendar/index.ts";
import { agendaSources } from "./agenda-sources.ts";
import { bulkRules } from "./bulk-rules.ts";
import { customerLinks } from "./customer-links.ts";
import { furnishWorkspace } from "./furnish-workspace.ts";
import { openDemo } from "./open-demo.ts";
import { regulationSections } from "./regulation-sections.ts";
import type { Services } from "./services.ts";
import { stageConditions } from "./stage-conditions.ts";

/** Every route of the API: a slice adds one line. */
export const allRoutes = (services: Services): readonly Route[] => {
  const routes = slicesRoutes(services);
  return [...routes, batchRoute(routes)];
};

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list, a line or two of each slice.
const slicesRoutes = (services: Services): readonly Route[] => [
  ...identityRoutes(services.identity, {
    afterWorkspace: furnishWorkspace,
    afterZone: recountAll,
    makeDemo: (locale) => openDemo(services.database, locale),
  }),
  ...crmRoutes,
  ...mergeRoutes({ links: customerLinks }),
  ...customFieldRoutes,
  ...personalDataRoutes,
  ...dealsFileRoutes(services),
  ...customerFileRoutes(services),
  ...pipelineRoutes({ conditions: stageConditions, may }),
  ...bulkRoutes(bulkRules),
  ...bulkDealRoutes(bulkRules, services.translator),
  ...bulkCustomerRoutes(bulkRules, services.translator),
  ...liveRoutes({
    hub: services.live,
    translator: services.translator,
    authenticate: services.identity.authentication.authenticate,
  }),
  ...activitiesRoutes(services.database),
  ...normsRoutes,
  ...todayRoutes,
  ...calendarRoutes({ database: services.database, translator: services.translator }),
  ...callListRoutes({ conditions: stageConditions, may }),
  ...callQualityRoutes,
  ...commerceRoutes(services.database),
  ...planningRoutes(services),
  ...teamRoutes,
  ...controlRoutes(services),
  ...reversePlanningRoutes(services),
  ...improvementRoutes,
  ...importingRoutes(services),
  ...exportingRoutes(services.database),
  ...searchRoutes,
  ...viewRoutes,
  ...webhookRoutes(services.outside),
  ...workingCalendarRoutes,
  ...honestRecordsRoutes,
  ...notificationRoutes(services),
  ...operationsRoutes(services),
  ...rhythmRoutes({ sources: agendaSources, translator: services.translator, database: services.database }),
  ...regulationRoutes({ sections: regulationSections, translator: services.translator }, services.database),
  ...payRoutes(services.database),
  ...forecastingRoutes,
  ...hygieneRoutes({ conditions: stageConditions, may }),
  ...analyticsRoutes({
    database: services.database,
    failed: (error) => services.log.error({ err: error as Error }, "Stays could not be summed up"),
  }),
];
