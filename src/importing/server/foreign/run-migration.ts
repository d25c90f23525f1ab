import { wordsForPeople } from "../../../identity/index.ts";
import type { BodyOf } from "../../../kernel/endpoint.ts";
import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { Translator } from "../../../platform/translate.ts";
import type { ImportAnswer, MigrationPlan, runMigration as runEndpoint } from "../../contract.ts";
import type { Plan } from "../../domain/migration-plan.ts";
import { importRefusals } from "../../domain/refusals.ts";
import { readImport } from "../read-imports.ts";
import { runImportTaskName } from "../start-import.ts";
import { queueRun, queueTrial } from "./source-store.ts";

/** Queues the move by the plan, or a trial of it that writes nothing. Refuses `import_not_ready`, `person_unknown`. */
export async function runMigration(
  unit: Unit,
  id: string,
  { isDryRun, plan: sent }: BodyOf<typeof runEndpoint>,
  translator: Translator,
): Promise<ImportAnswer | Refusal> {
  const people = await knownPeople(unit, sent);
  if (people === null) return refuse(importRefusals, "migration_person_unknown");
  const plan: Plan = { ...sent, people };
  const importId = isDryRun ? unit.newId() : id;
  const isQueued = isDryRun ? await queueTrial(unit, id, { id: importId, plan }) : await queueRun(unit, id, plan);
  if (!isQueued) return refuse(importRefusals, "migration_not_ready");
  unit.enqueue(runImportTaskName, { importId });
  unit.announce({ name: "import.progress", ids: { importId } });
  return readImport(unit, importId, translator);
}

/** How those who were chosen are known when rows are read; null: one of them is not here. */
async function knownPeople(unit: Unit, { people }: MigrationPlan): Promise<Plan["people"] | null> {
  const known = await wordsForPeople(
    unit,
    people.map(({ userId }) => userId),
  );
  const found = people.flatMap(({ id, userId }) => {
    const here = known.get(userId);
    return here === undefined ? [] : [{ id, known: here }];
  });
  return found.length === people.length ? found : null;
}
