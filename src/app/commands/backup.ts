import { takeBackup } from "../../operations/index.ts";
import type { Command } from "../command.ts";
import { toldTables } from "./told-tables.ts";

/** The schema stays as it is: a backup is taken before a new version is let at the data. */
export const backupCommand: Command = {
  name: "backup",
  usage: "DIR",
  words: [1, 1],
  options: {},
  run: async (context, { positionals: [folder = ""] }) => {
    const { owner } = await context.databaseAsItIs();
    return toldTables(context, "backup_taken", folder, (onTable) => takeBackup(owner, { folder, onTable }));
  },
};
