import { screens as activities } from "../../activities/web/screens.ts";
import { screens as analytics } from "../../analytics/web/index.ts";
import { screens as calendar } from "../../calendar/web/index.ts";
import { screens as callLists } from "../../call-lists/web/index.ts";
import { screens as callQuality } from "../../call-quality/web/index.ts";
import { screens as commerce } from "../../commerce/web/screens.ts";
import { screens as control } from "../../control/web/index.ts";
import { screens as crm } from "../../crm/web/index.ts";
import { screens as customFields } from "../../custom-fields/web/index.ts";
import { screens as exporting } from "../../exporting/web/index.ts";
import { screens as forecasting } from "../../forecasting/web/index.ts";
import { screens as honestRecords } from "../../honest-records/web/index.ts";
import { screens as hygiene } from "../../hygiene/web/index.ts";
import { screens as identity } from "../../identity/web/index.ts";
import { screens as importing } from "../../importing/web/index.ts";
import { screens as improvements } from "../../improvements/web/index.ts";
import { screens as norms } from "../../norms/web/screens.ts";
import { screens as notifications } from "../../notifications/web/index.ts";
import { screens as operations } from "../../operations/web/index.ts";
import { screens as pay } from "../../pay/web/index.ts";
import { screens as pipeline } from "../../pipeline/web/index.ts";
import { screens as planning } from "../../planning/web/index.ts";
import { screens as regulations } from "../../regulations/web/index.ts";
import { screens as reversePlanning } from "../../reverse-planning/web/index.ts";
import { screens as rhythm } from "../../rhythm/web/index.ts";
import { screens as team } from "../../team/web/index.ts";
import { screens as today } from "../../today/web/index.ts";
import type { ScreenDefinition } from "../../ui/screen-definition.ts";
import { screens as webhooks } from "../../webhooks/web/index.ts";
import { screens as workingCalendar } from "../../working-calendar/web/index.ts";

/** Every screen of the product: a slice adds one line with the `screens` of its `web/index.ts`. */
export const screens: readonly ScreenDefinition[] = [
  ...today,
  ...pipeline,
  ...crm,
  ...commerce,
  ...calendar,
  ...planning,
  ...reversePlanning,
  ...improvements,
  ...forecasting,
  ...control,
  ...norms,
  ...hygiene,
  ...callQuality,
  ...rhythm,
  ...team,
  ...regulations,
  ...honestRecords,
  ...activities,
  ...customFields,
  ...importing,
  ...exporting,
  ...callLists,
  ...analytics,
  ...pay,
  ...notifications,
  ...identity,
  ...operations,
  ...webhooks,
  ...workingCalendar,
];
