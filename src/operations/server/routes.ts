import type { Database } from "../../platform/database/database.ts";
import { open, type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { failedTasks, settleFailedTask } from "./failed-tasks.ts";
import { readInstallation } from "./read-installation.ts";
import type { Surroundings } from "./surroundings.ts";

const permission = "installation.manage";

export function operationsRoutes(services: {
  readonly database: Database;
  readonly surroundings: Surroundings;
}): readonly Route[] {
  const { database, surroundings } = services;
  return [
    open(contract.getInstallation, {
      permission,
      handle: () => readInstallation(database.owner, surroundings, Date.now()),
    }),
    read(contract.listFailedTasks, { permission, handle: (reading) => failedTasks(reading) }),
    write(contract.retryTask, {
      permission,
      handle: (unit, { params }) => settleFailedTask(unit, params.id, "retried"),
    }),
    write(contract.dropTask, {
      permission,
      handle: (unit, { params }) => settleFailedTask(unit, params.id, "dropped"),
    }),
  ];
}
