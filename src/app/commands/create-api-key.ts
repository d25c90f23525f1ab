import { createApiKey, identityRefusals, userWithEmail } from "../../identity/index.ts";
import { type Permission, permissions } from "../../kernel/actor.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { type Command, needed, oneOf, optional } from "../command.ts";

/** Prints the key alone, once. */
export const createApiKeyCommand: Command = {
  name: "api-key create",
  usage: "--user EMAIL --name N [--scopes deals.read,reports.read]",
  words: [0, 0],
  options: { user: { type: "string" }, name: { type: "string" }, scopes: { type: "string" } },
  run: async (context, input) => {
    const email = needed(input, "user");
    const name = needed(input, "name");
    const scopes = scopesOf(optional(input, "scopes"));
    const actor = await context.actor();
    if (isRefusal(actor)) return actor;
    const created = await runUnit(await context.database(), actor, async (unit) => {
      const user = await userWithEmail(unit, email);
      return user ? createApiKey(unit, { name, userId: user.id, scopes }) : refuse(identityRefusals, "user_unknown");
    });
    if (isRefusal(created)) return created;
    return { text: created.key, json: { id: created.apiKey.id, key: created.key } };
  },
};

function scopesOf(text: string | undefined): readonly Permission[] | null {
  if (text === undefined) return null;
  return text.split(",").map((scope) => oneOf(permissions, "scopes", scope.trim()));
}
