import { checkPassword, createUser, invitationLink, invite, preparePassword } from "../../identity/index.ts";
import { type Role, roles } from "../../kernel/actor.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { type Command, needed, oneOf, UsageError } from "../command.ts";

/** With a password the person signs in with it; without one the command prints an invitation to set it. */
export const createUserCommand: Command = {
  name: "user create",
  usage: "EMAIL --name N --role owner [--password-stdin]",
  words: [1, 1],
  options: { name: { type: "string" }, role: { type: "string" }, "password-stdin": { type: "boolean" } },
  run: async (context, input) => {
    const email = (input.positionals[0] ?? "").trim().toLowerCase();
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError(`${email} is not an e-mail address`);
    const name = needed(input, "name");
    const role = oneOf(roles, "role", needed(input, "role"));
    const password = input.values["password-stdin"] ? (await context.input()).replace(/\r?\n$/, "") : null;
    const weak = password === null ? null : await checkPassword(password);
    if (weak) return weak;
    const actor = await context.actor();
    if (isRefusal(actor)) return actor;
    const passwordHash = password === null ? null : await preparePassword(password);
    const created = await runUnit(await context.database(), actor, (unit) =>
      createAndInvite(unit, { email, name, role, passwordHash }),
    );
    if (isRefusal(created)) return created;
    const { publicUrl, port } = context.config;
    const link = created.token && invitationLink(publicUrl ?? `http://localhost:${port}`, created.token);
    return { text: link ?? created.id, json: { id: created.id, ...(link ? { link } : {}) } };
  },
};

async function createAndInvite(
  unit: Unit,
  person: { email: string; name: string; role: Role; passwordHash: string | null },
) {
  const created = await createUser(unit, person);
  if (isRefusal(created) || person.passwordHash !== null)
    return isRefusal(created) ? created : { ...created, token: null };
  // The system's id is nobody's; the invitation is from the person's own record.
  const inviting = { ...unit, actor: { ...unit.actor, userId: created.id } };
  const invited = await invite(inviting, {
    email: person.email,
    name: person.name,
    role: person.role,
    departmentId: null,
  });
  return isRefusal(invited) ? invited : { ...created, token: invited.token };
}
