import { stopApplication } from "../../platform/postgres/application-lock.ts";
import { stopPostgres } from "../../platform/postgres/start-postgres.ts";
import type { Command } from "../command.ts";

/** Ends a server or database that still runs on this data folder; the server first, which ends its database itself. */
export const stopCommand: Command = {
  name: "stop",
  usage: "",
  words: [0, 0],
  options: {},
  run: async ({ config }) => {
    const server = await stopApplication(config.dataDirectory);
    const database = config.databaseUrl ? false : await stopPostgres(config.dataDirectory);
    return { text: "", json: { server, database } };
  },
};
