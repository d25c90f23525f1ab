import { z } from "zod";
import { undoNow } from "../../importing/index.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { type Command, UsageError } from "../command.ts";

/** Takes a whole import back; one that was interrupted goes on. */
export const undoImportCommand: Command = {
  name: "import undo",
  usage: "ID",
  words: [1, 1],
  options: {},
  run: async (context, input) => {
    const [id = ""] = input.positionals;
    if (!z.uuid().safeParse(id).success) throw new UsageError(`${id} is not the importId that an import printed`);
    const actor = await context.actor();
    if (isRefusal(actor)) return actor;
    const { translator } = context;
    const undone = await undoNow({ database: await context.database(), translator }, actor, id.toLowerCase());
    return isRefusal(undone) ? undone : { text: JSON.stringify(undone, null, 2), json: undone };
  },
};
