import { isRefusal } from "../../kernel/refusal.ts";
import { lintPipelineNamed } from "../../pipeline/index.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import type { Command } from "../command.ts";

/** Prints {findings: […]}; findings are no failure. */
export const lintPipelineCommand: Command = {
  name: "pipeline lint",
  usage: "NAME",
  words: [1, 1],
  options: {},
  run: async (context, input) => {
    const actor = await context.actor();
    if (isRefusal(actor)) return actor;
    const name = input.positionals[0] ?? "";
    const found = await runReading(await context.database(), actor, (reading) => lintPipelineNamed(reading, name));
    return isRefusal(found) ? found : { text: JSON.stringify(found, null, 2), json: found };
  },
};
