import { importWorkspace } from "../../exporting/index.ts";
import { createUser, invitationLink, invite, userWithEmail } from "../../identity/index.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { type Command, optional } from "../command.ts";

/** An export becomes a new workspace, whose owner is invited: everybody else waits for an invitation of theirs. */
export const importWorkspaceCommand: Command = {
  name: "import workspace",
  usage: "FILE.zip [--as SLUG] [--owner EMAIL]",
  words: [1, 1],
  options: { as: { type: "string" }, owner: { type: "string" } },
  run: async (context, input) => {
    const began = performance.now();
    const database = await context.database();
    const isWatched = process.stderr.isTTY === true;
    const imported = await importWorkspace(database, {
      path: input.positionals[0] ?? "",
      slug: optional(input, "as"),
      via: "command",
      onTable: (name) => void (isWatched && process.stderr.write(`\r\x1b[K${name}`)),
    });
    if (isWatched) process.stderr.write("\r\x1b[K");
    if (isRefusal(imported)) return imported;
    const { slug, rows, actor, workspaceId: id } = imported;
    const asked = optional(input, "owner");
    const owner =
      asked === undefined || asked === imported.owner?.email ? imported.owner : { email: asked, name: asked };
    const token = owner === null ? null : await runUnit(database, actor, (unit) => inviteOwner(unit, owner));
    if (isRefusal(token)) return token;
    const { publicUrl, port } = context.config;
    const link = token === null ? null : invitationLink(publicUrl ?? `http://localhost:${port}`, token);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const number = new Intl.NumberFormat(context.locale, { maximumFractionDigits: 1 });
    const params = { slug, rows: number.format(rows), seconds: number.format(seconds), link: link ?? "—" };
    const text = context.translator.text(context.locale, "app", "command.import_workspace_done", params);
    return { text, json: { id, slug, rows, link, seconds } };
  },
};

/** Somebody of the export or somebody new; answers the invitation's token. */
async function inviteOwner(unit: Unit, owner: { email: string; name: string }): Promise<string | Refusal> {
  const { email, name } = owner;
  const known = await userWithEmail(unit, email);
  const person = known ?? (await createUser(unit, { email, name, role: "owner", passwordHash: null }));
  if (isRefusal(person)) return person;
  // The system's id is nobody's; the invitation is from the person's own record.
  const inviting = { ...unit, actor: { ...unit.actor, userId: person.id } };
  const invited = await invite(inviting, { email, name, role: "owner", departmentId: null });
  return isRefusal(invited) ? invited : invited.token;
}
