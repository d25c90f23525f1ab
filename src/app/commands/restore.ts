import { refuse } from "../../kernel/refusal.ts";
import { operationsRefusals, restoreBackup } from "../../operations/index.ts";
import { runningApplication } from "../../platform/postgres/application-lock.ts";
import type { Command } from "../command.ts";
import { toldTables } from "./told-tables.ts";

/** Into an empty installation only: what is there is never replaced. */
export const restoreCommand: Command = {
  name: "restore",
  usage: "DIR",
  words: [1, 1],
  options: {},
  run: async (context, { positionals: [folder = ""] }) => {
    if (runningApplication(context.config.dataDirectory)) return refuse(operationsRefusals, "restore_in_use");
    const { owner } = await context.databaseAsItIs();
    return toldTables(context, "backup_restored", folder, (onTable) => restoreBackup(owner, { folder, onTable }));
  },
};
