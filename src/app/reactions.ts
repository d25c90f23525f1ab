import { refreshSharesTask } from "../pipeline/index.ts";
import type { Task } from "../platform/jobs/worker.ts";
import { forgetOldAnswers } from "./forget-old-answers.ts";

/** Every reaction and everything due by the clock: a slice adds one line. */
export const reactions: readonly Task[] = [forgetOldAnswers, refreshSharesTask];
