import { createWorkspace } from "../../identity/index.ts";
import { locales } from "../../kernel/actor.ts";
import { type Command, oneOf, optional } from "../command.ts";
import { furnishWorkspace } from "../furnish-workspace.ts";

export const createWorkspaceCommand: Command = {
  name: "workspace create",
  usage: "SLUG [--name N] [--currency RUB] [--time-zone Europe/Moscow] [--locale ru]",
  words: [1, 1],
  options: {
    name: { type: "string" },
    currency: { type: "string" },
    "time-zone": { type: "string" },
    locale: { type: "string" },
  },
  run: async (context, input) => {
    const [slug = ""] = input.positionals;
    const created = await createWorkspace(
      await context.database(),
      {
        slug,
        name: optional(input, "name") ?? slug,
        currency: optional(input, "currency") ?? "RUB",
        timeZone: optional(input, "time-zone") ?? "Europe/Moscow",
        locale: oneOf(locales, "locale", optional(input, "locale") ?? "ru"),
        owner: null,
        via: "command",
      },
      furnishWorkspace,
    );
    if ("refused" in created) return created;
    return { text: created.slug, json: { id: created.workspaceId, slug: created.slug } };
  },
};
