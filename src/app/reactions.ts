import { clearFilesTask, remindTask } from "../activities/index.ts";
import { sumUpStaysTask } from "../analytics/index.ts";
import { bulkTasks } from "../bulk/index.ts";
import { duplicateTasks } from "../crm/index.ts";
import { exportTasks } from "../exporting/index.ts";
import { putOffOldDealsTask } from "../hygiene/index.ts";
import { may } from "../identity/index.ts";
import { importTasks, migrationTasks } from "../importing/index.ts";
import { type Channels, notificationTasks } from "../notifications/index.ts";
import { awardPrizesTask } from "../pay/index.ts";
import { refreshSharesTask, warnOfTimeTask } from "../pipeline/index.ts";
import { promiseTask } from "../planning/index.ts";
import type { OutsideRules } from "../platform/http/outside-address.ts";
import type { Task } from "../platform/jobs/worker.ts";
import type { Translator } from "../platform/translate.ts";
import { rhythmTask } from "../rhythm/index.ts";
import { webhookTasks } from "../webhooks/index.ts";
import { recountTask } from "../working-calendar/index.ts";
import { bulkRules } from "./bulk-rules.ts";
import { customerLinks } from "./customer-links.ts";
import { forgetOldAnswers } from "./forget-old-answers.ts";
import { stageConditions } from "./stage-conditions.ts";

/** How reactions reach people and other servers. */
interface Ways {
  readonly outside: OutsideRules;
  readonly channels: Channels;
  readonly translator: Translator;
}

/** Every reaction and everything due by the clock: a slice adds one line. */
export const reactions = (ways: Ways): readonly Task[] => [
  forgetOldAnswers,
  refreshSharesTask,
  sumUpStaysTask,
  warnOfTimeTask,
  putOffOldDealsTask,
  remindTask,
  rhythmTask,
  clearFilesTask,
  recountTask,
  ...notificationTasks(ways),
  ...importTasks({ conditions: stageConditions, may }),
  ...migrationTasks(ways.outside),
  ...exportTasks,
  awardPrizesTask,
  ...duplicateTasks({ links: customerLinks }),
  ...bulkTasks(bulkRules),
  promiseTask(ways.translator),
  ...webhookTasks(ways.outside),
];
