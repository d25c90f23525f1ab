import type { Unit } from "../../platform/database/unit.ts";
import { deleteKept, restartUnderWay } from "./export-store.ts";
import { runExportTaskName } from "./start-export.ts";

/** Somebody has been erased: what is kept of exports goes, what is being made begins anew, without the person (PLT-11). */
export async function forgetExports(unit: Unit): Promise<void> {
  // In this order: what has just been finished is kept by now, and goes.
  const begun = await restartUnderWay(unit);
  const gone = await deleteKept(unit);
  for (const exportId of begun) unit.enqueue(runExportTaskName, { exportId });
  for (const exportId of [...gone, ...begun]) unit.announce({ name: "export.progress", ids: { exportId } });
}
