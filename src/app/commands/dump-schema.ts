import { dumpSchema } from "../../platform/database/dump-schema.ts";
import type { Command } from "../command.ts";

/** `bin/voronka schema dump > schema.sql` after a new migration. */
export const dumpSchemaCommand: Command = {
  name: "schema dump",
  usage: "",
  words: [0, 0],
  options: {},
  run: async (context) => {
    const text = await dumpSchema((await context.database()).owner);
    return { text: text.replace(/\n$/, ""), json: { schema: text } };
  },
};
