import { sumUpStaysTask } from "../analytics/index.ts";
import { may } from "../identity/index.ts";
import { importTasks } from "../importing/index.ts";
import { refreshSharesTask } from "../pipeline/index.ts";
import type { OutsideRules } from "../platform/http/outside-address.ts";
import type { Task } from "../platform/jobs/worker.ts";
import { webhookTasks } from "../webhooks/index.ts";
import { forgetOldAnswers } from "./forget-old-answers.ts";
import { stageConditions } from "./stage-conditions.ts";

/** Every reaction and everything due by the clock: a slice adds one line. */
export const reactions = (outside: OutsideRules): readonly Task[] => [
  forgetOldAnswers,
  refreshSharesTask,
  sumUpStaysTask,
  ...importTasks({ conditions: stageConditions, may }),
  ...webhookTasks(outside),
];
