import type { Task } from "../platform/jobs/worker.ts";

/** Answers by Idempotency-Key are kept for two days; sessions that are over go as well. */
export const forgetOldAnswers: Task = {
  name: "app.forget-old-answers",
  schedule: "17 3 * * *",
  run: async (_payload, { database }) => {
    await database.owner.query("delete from idempotency_keys where created_at < now() - interval '2 days'");
    await database.owner.query(`delete from auth."session" where "expiresAt" < now()`);
  },
};
