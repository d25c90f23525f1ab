import type { Database } from "../../platform/database/database.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { findWorkspaces, systemActorIn } from "./actor.ts";

/**
 * What the clock asks for, workspace by workspace, each in a transaction of its own. One in which it fails holds the others up no more: it
 * is told of at the end, so that the task is tried again.
 */
export async function inEveryWorkspace(database: Database, work: (unit: Unit) => Promise<unknown>): Promise<void> {
  const failed: { readonly slug: string; readonly cause: unknown }[] = [];
  for (const workspace of await findWorkspaces(database.owner)) {
    try {
      await runUnit(database, systemActorIn(workspace, "system"), work);
    } catch (cause) {
      failed.push({ slug: workspace.slug, cause });
    }
  }
  const [first] = failed;
  if (first === undefined) return;
  const names = failed.map(({ slug }) => slug).join(", ");
  throw new Error(`Failed in ${failed.length} workspaces: ${names}`, { cause: first.cause });
}
