import { findWorkspaces } from "../../identity/index.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import type { Task } from "../../platform/jobs/worker.ts";
import type { DeliveryParts } from "./channels.ts";
import { deliverDue } from "./deliver.ts";
import { deleteOld } from "./deliver-store.ts";
import { deliverTaskName } from "./notify.ts";

/** The worker's half: what is due at once is queued by its cause; the rest, and what failed, is looked for every minute. */
export function notificationTasks(parts: Omit<DeliveryParts, "database" | "log">): readonly Task[] {
  return [
    {
      name: deliverTaskName,
      lane: "outside",
      run: async ({ workspaceId }, { database, log }) => {
        if (typeof workspaceId !== "string") return;
        await deliverDue({ ...parts, database, log }, workspaceId as WorkspaceId, Date.now());
      },
    },
    {
      name: "notifications.deliver-due",
      lane: "outside",
      schedule: "* * * * *",
      run: async (_payload, { database, log }) => {
        for (const { id } of await findWorkspaces(database.owner)) {
          await deliverDue({ ...parts, database, log }, id, Date.now());
        }
      },
    },
    {
      name: "notifications.forget-old",
      schedule: "40 3 * * *",
      run: async (_payload, { database }) => {
        for (const { id } of await findWorkspaces(database.owner)) await deleteOld(database, id, Date.now());
      },
    },
  ];
}
