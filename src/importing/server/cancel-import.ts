import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Translator } from "../../platform/translate.ts";
import type { ImportAnswer } from "../contract.ts";
import { importRefusals } from "../domain/refusals.ts";
import { readImport } from "./read-imports.ts";
import { endImport } from "./store.ts";

/** Stops an import that waits or runs: the worker that runs it hears of it within half a second and rolls back. */
export async function cancelImport(unit: Unit, id: string, translator: Translator): Promise<ImportAnswer | Refusal> {
  const known = await readImport(unit, id, translator);
  if (isRefusal(known)) return known;
  const ended = await endImport(unit, id, { state: "cancelled", failure: null });
  if (!ended) return refuse(importRefusals, "import_over");
  unit.audit({ action: "import.cancelled", entity: "import", entityId: id, changes: { fileName: known.fileName } });
  unit.announce({ name: "import.finished", ids: { importId: id } });
  return readImport(unit, id, translator);
}
