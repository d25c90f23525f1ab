import { afterAll, beforeAll } from "vitest";
import type { Missing, StageCondition } from "../src/pipeline/index.ts";
import { testDatabase } from "../src/platform/database/test-database.ts";
import { newId } from "../src/platform/new-id.ts";
import { lacks } from "./sample-condition.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "./sample-workspace.ts";

/** An activity as a test tells it: only what matters. */
export interface SampleActivity {
  kind: string;
  planned_at?: string;
  has_time?: boolean;
  place?: string;
  done_at?: string;
  is_held?: boolean;
  deleted_at?: string;
}

type Kind = Missing["condition"]["kind"];

/** Deals with given activities in a database of the test file's own, and what they lack for a condition. */
export function sampleActivities() {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let ours: SampleWorkspace;
  beforeAll(async () => {
    database = await testDatabase();
    ours = await makeSampleWorkspace(database.owner, "ours");
  });
  afterAll(() => database.drop());

  const addActivity = (dealId: string, row: SampleActivity) =>
    database.owner.query(
      `insert into activities (workspace_id, id, deal_id, kind, subject, owner_id, planned_at, has_time, place, done_at,
                               is_held, deleted_at, created_at, updated_at)
       values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11, now(), now())`,
      [
        ours.workspaceId,
        newId(),
        dealId,
        row.kind,
        ours.anna,
        row.planned_at ?? null,
        row.has_time ?? true,
        row.place ?? null,
        row.done_at ?? null,
        row.is_held ?? null,
        row.deleted_at ?? null,
      ],
    );
  return {
    lacks: async <K extends Kind>(
      rows: readonly SampleActivity[],
      stageCondition: StageCondition<K>,
      ...conditions: Extract<Missing["condition"], { kind: K }>[]
    ): Promise<readonly Missing[]> => {
      const dealId = await ours.addDeal(ours.anna);
      for (const row of rows) await addActivity(dealId, row);
      return lacks(database, ours.actor(ours.anna), dealId, stageCondition, ...conditions);
    },
  };
}
