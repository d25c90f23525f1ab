import { sql } from "kysely";
import type { StageCondition } from "../../../pipeline/index.ts";

/** PIP-9: an open activity with a date is planned. */
export const nextStepCondition: StageCondition<"next_step"> = {
  kind: "next_step",
  missing: async (reading, dealId, conditions) => {
    const { rows } = await sql`
      select from reporting.next_steps
      where workspace_id = ${reading.actor.workspaceId} and deal_id = ${dealId} limit 1`.execute(reading.sql);
    return rows.length > 0 ? [] : conditions.map((condition) => ({ condition, code: "missing_next_step" }));
  },
};
