import { notify } from "../../notifications/index.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** Whoever loaded a table waits for it elsewhere in the product (PLT-8). */
export async function tellOfImport(
  unit: Unit,
  {
    by = unit.actor.userId,
    ...params
  }: { readonly importId: string; readonly by?: string | null } & Readonly<Record<string, unknown>>,
): Promise<void> {
  // An undo may fail again, and is told of again.
  const key = params.how === "undo_failed" ? `import:${params.importId}:undo:${unit.now}` : `import:${params.importId}`;
  await notify(unit, { kind: "import_finished", to: [by], alsoDoer: true, key, params });
}
