import type pg from "pg";
import type { Actor, Locale, Role } from "../../kernel/actor.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Me } from "../contract.ts";
import { allowedTo, reach } from "../domain/policy.ts";
import type { Account } from "./account.ts";
import { findUser } from "./list-users.ts";
import { readWorkspace } from "./workspace.ts";

interface FoundWorkspaceOfAccount {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly locale: Locale;
  readonly is_demo: boolean;
  readonly role: Role;
}

/** Who is here, where and with which rights: of a session (`account`) or of a key (`account` null). */
export async function describeMe(
  parts: { readonly database: Database; readonly lookups: pg.Pool },
  account: Account | null,
  actor: Actor | null,
): Promise<Me | Refusal> {
  const current = actor && (await describeCurrent(parts.database, actor));
  if (isRefusal(current)) return current;
  if (account === null) {
    if (!current) throw new Error("Neither an account nor a key");
    const { id, slug, name, locale, isDemo } = current.workspace;
    return { account, workspaces: [{ id, slug, name, locale, isDemo, role: current.user.role }], current };
  }
  const { rows } = await parts.lookups.query<FoundWorkspaceOfAccount>("select * from workspaces_of_account($1)", [
    account.id,
  ]);
  const workspaces = rows.map(({ is_demo: isDemo, ...workspace }) => ({ ...workspace, isDemo }));
  return { account, workspaces, current };
}

function describeCurrent(database: Database, actor: Actor): Promise<Me["current"] | Refusal> {
  return database.read(actor.workspaceId, async (transaction) => {
    const workspace = await readWorkspace({ ...transaction, actor });
    if (isRefusal(workspace)) return workspace;
    const user = await findUser({ ...transaction, actor }, actor.userId);
    const { role, departmentId } = actor;
    return {
      workspace,
      user: { id: actor.userId, name: actor.name, email: user?.email ?? null, role, departmentId },
      permissions: [...allowedTo(actor)],
      sees: reach(role),
    };
  });
}
