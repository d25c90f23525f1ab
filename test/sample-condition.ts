import type { Actor } from "../src/kernel/actor.ts";
import type { DealId } from "../src/kernel/ids.ts";
import type { Missing, StageCondition } from "../src/pipeline/index.ts";
import type { Database } from "../src/platform/database/database.ts";
import { runReading } from "../src/platform/database/run-unit.ts";

type Kind = Missing["condition"]["kind"];

/** The codes that a deal lacks for one condition. */
export function lacks<K extends Kind>(
  database: Database,
  actor: Actor,
  dealId: string,
  stageCondition: StageCondition<K>,
  ...conditions: Extract<Missing["condition"], { kind: K }>[]
): Promise<readonly Missing[]> {
  return runReading(database, actor, (reading) => stageCondition.missing(reading, dealId as DealId, conditions));
}
