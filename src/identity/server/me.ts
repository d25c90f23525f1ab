import type pg from "pg";
import type { Actor, Locale, Role } from "../../kernel/actor.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { defaultWorkingCalendar } from "../../kernel/working-time.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Me } from "../contract.ts";
import { allowedTo, reach } from "../domain/policy.ts";
import type { Entering } from "./authenticate.ts";
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

/** Who is here, where and with which rights: of a session, or of a key (`session` null). */
export async function describeMe(
  parts: { readonly database: Database; readonly lookups: pg.Pool },
  session: Entering | null,
  actor: Actor | null,
  secondFactorFor: Me["secondFactorFor"] = null,
): Promise<Me | Refusal> {
  const current = actor && (await describeCurrent(parts.database, actor));
  if (isRefusal(current)) return current;
  if (session === null) {
    if (!current) throw new Error("Neither an account nor a key");
    const { id, slug, name, locale, isDemo } = current.workspace;
    const workspaces = [{ id, slug, name, locale, isDemo, role: current.user.role }];
    return { account: null, secondFactorFor, workspaces, current };
  }
  const { account, onlyWorkspace } = session;
  const [found, factor] = await Promise.all([
    parts.lookups.query<FoundWorkspaceOfAccount>(
      "select * from workspaces_of_account($1) where $2::uuid is null or id = $2::uuid",
      [account.id, onlyWorkspace],
    ),
    parts.lookups.query<{ is: boolean }>("select has_second_factor($1) as is", [account.id]),
  ]);
  const workspaces = found.rows.map(({ is_demo: isDemo, ...workspace }) => ({ ...workspace, isDemo }));
  const hasSecondFactor = factor.rows[0]?.is === true;
  return {
    account: { ...account, hasSecondFactor, isByProvider: onlyWorkspace !== null },
    secondFactorFor,
    workspaces,
    current,
  };
}

function describeCurrent(database: Database, actor: Actor): Promise<Me["current"] | Refusal> {
  return database.read(actor.workspaceId, async (transaction) => {
    const workspace = await readWorkspace({ ...transaction, actor });
    if (isRefusal(workspace)) return workspace;
    const user = await findUser({ ...transaction, actor }, actor.userId);
    const { role, departmentId } = actor;
    const { zone: _, ...habits } = actor.workspace.workingCalendar;
    const isDefault = actor.workspace.workingCalendar === defaultWorkingCalendar(actor.workspace.timeZone);
    return {
      workspace,
      workingCalendar: isDefault ? null : { ...habits, weekdays: [...habits.weekdays] },
      user: { id: actor.userId, name: actor.name, email: user?.email ?? null, role, departmentId },
      permissions: [...allowedTo(actor)],
      sees: reach(role),
    };
  });
}
