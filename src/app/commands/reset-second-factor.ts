import { identityRefusals, resetSecondFactor, userWithEmail } from "../../identity/index.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Command } from "../command.ts";

/** For an owner who lost phone and recovery codes: who runs the server may let them in by password again. */
export const resetSecondFactorCommand: Command = {
  name: "user reset-second-factor",
  usage: "EMAIL",
  words: [1, 1],
  options: {},
  run: async (context, input) => {
    const email = (input.positionals[0] ?? "").trim().toLowerCase();
    const actor = await context.actor();
    if (isRefusal(actor)) return actor;
    const done = await runUnit(await context.database(), actor, async (unit) => {
      const user = await userWithEmail(unit, email);
      return user ? resetSecondFactor(unit, user.id) : refuse(identityRefusals, "user_unknown");
    });
    return isRefusal(done) ? done : { text: email, json: { email } };
  },
};
