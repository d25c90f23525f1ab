import { sql } from "kysely";
import type { WorkspaceId } from "../../../kernel/ids.ts";
import type { Database, Transaction } from "../../../platform/database/database.ts";
import { mergeDurations } from "./merge-durations.ts";
import { packDurations, parseDurations, unpackDurations } from "./pack-durations.ts";

/**
 * Takes the changes of a pipeline's stays into its summaries, a stage at a time and each in its own transaction: whoever reads
 * meanwhile sees the old summary with the changes, or the new one without them. One at a time per stage.
 */
export async function sumUpStays(database: Database, workspaceId: WorkspaceId, pipelineId: string): Promise<void> {
  const stages = await database.read(workspaceId, async (transaction) => {
    const { rows } = await sql<{ stage: string }>`
      select distinct stage_id as stage from reporting.stay_changes where pipeline_id = ${pipelineId}`.execute(
      transaction.sql,
    );
    return rows;
  });
  for (const { stage } of stages) {
    await database.write(workspaceId, (transaction) => sumUpStage(transaction, pipelineId, stage));
  }
}

/** Sums up every pipeline whose changes have grown to more than `most`. */
export async function sumUpLongLedgers(database: Database, workspaceId: WorkspaceId, most: number): Promise<void> {
  const pipelines = await database.read(workspaceId, async (transaction) => {
    const { rows } = await sql<{ pipeline: string }>`
      select pipeline_id as pipeline from reporting.stay_changes group by pipeline_id
      having sum(cardinality(calendar_ms)) > ${most}`.execute(transaction.sql);
    return rows;
  });
  for (const { pipeline } of pipelines) await sumUpStays(database, workspaceId, pipeline);
}

interface TakenChanges {
  readonly month: string;
  readonly change: 1 | -1;
  readonly calendar: string;
  readonly working: string;
}

async function sumUpStage(transaction: Transaction, pipelineId: string, stageId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${stageId}, 0))`.execute(transaction.sql);
  const { rows } = await sql<TakenChanges>`
    select month, change, calendar, working from take_stay_changes(${pipelineId}, ${stageId})`.execute(transaction.sql);
  for (const [month, changes] of Map.groupBy(rows, (row) => row.month)) {
    await sumUpMonth(transaction, { pipelineId, stageId, month }, changes);
  }
}

async function sumUpMonth(
  transaction: Transaction,
  { pipelineId, stageId, month }: { readonly pipelineId: string; readonly stageId: string; readonly month: string },
  changes: readonly TakenChanges[],
): Promise<void> {
  const { rows: before } = await sql<{ calendar: Buffer; working: Buffer }>`
    select calendar, working from reporting.stay_summaries
    where pipeline_id = ${pipelineId} and stage_id = ${stageId} and month = cast(${month} as date)`.execute(
    transaction.sql,
  );
  const list = (sign: 1 | -1, kind: "calendar" | "working") =>
    parseDurations(changes.find(({ change }) => change === sign)?.[kind] ?? null);
  const merged = (kind: "calendar" | "working") =>
    packDurations(
      mergeDurations(before[0] ? unpackDurations(before[0][kind]) : new Float64Array(0), list(1, kind), list(-1, kind)),
    );
  await sql`
    select put_stay_summary(${pipelineId}, ${stageId}, cast(${month} as date), ${merged("calendar")}, ${merged("working")})`.execute(
    transaction.sql,
  );
}
