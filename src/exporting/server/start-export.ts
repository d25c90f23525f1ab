import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { ExportAnswer } from "../contract.ts";
import { exportingRefusals } from "../domain/refusals.ts";
import { insertExport } from "./export-store.ts";
import { readExport } from "./read-exports.ts";

export const runExportTaskName = "exporting.make-export";

/** Asks for an export of everything; the worker makes it (PLT-5). Refuses `export_under_way`. */
export async function startExport(unit: Unit): Promise<ExportAnswer | Refusal> {
  const id = unit.newId();
  if (!(await insertExport(unit, id))) return refuse(exportingRefusals, "export_under_way");
  unit.enqueue(runExportTaskName, { exportId: id });
  unit.announce({ name: "export.progress", ids: { exportId: id } });
  return readExport(unit, id);
}
