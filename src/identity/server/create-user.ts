import type { Role } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { isWithinReachOf } from "../domain/policy.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { openAccount } from "./account.ts";
import { departmentExists } from "./list-departments.ts";
import { insertUser } from "./store.ts";

export interface CreateUser {
  readonly email: string | null;
  readonly name: string;
  readonly role: Role;
  readonly departmentId?: string | null;
  /** `preparePassword`'s; null: the person cannot sign in until invited. */
  readonly passwordHash: string | null;
  readonly isActive?: boolean;
}

/**
 * Creates a member of the workspace, with a sign-in if a password is given. An existing account of that address joins as it
 * is only without a password: nobody sets another's. Refuses `role_too_high`, `email_taken`, `account_exists`,
 * `department_unknown`. (PLT-2)
 */
export async function createUser(unit: Unit, command: CreateUser): Promise<{ readonly id: UserId } | Refusal> {
  if (!isWithinReachOf(unit.actor, command.role)) return refuse(identityRefusals, "role_too_high");
  const departmentId = command.departmentId ?? null;
  if (departmentId !== null && !(await departmentExists(unit, departmentId))) {
    return refuse(identityRefusals, "department_unknown");
  }
  const email = command.email?.toLowerCase() ?? null;
  if (email !== null && (await userWithEmail(unit, email))) {
    return refuse(identityRefusals, "email_taken", { params: { email } });
  }
  const accountId = await accountFor(unit, { ...command, email });
  if (accountId !== null && typeof accountId !== "string") return accountId;
  const id = unit.newId<"user">();
  const { name, role } = command;
  await insertUser(unit, { id, accountId, email, name, role, departmentId, isActive: command.isActive ?? true });
  unit.audit({
    action: "user.created",
    entity: "user",
    entityId: id,
    changes: { name: [null, name], email: [null, email], role: [null, role], departmentId: [null, departmentId] },
  });
  unit.announce({ name: "user.changed", ids: { userId: id } });
  return { id };
}

async function accountFor(unit: Unit, command: CreateUser): Promise<string | null | Refusal> {
  const { email, name, passwordHash } = command;
  if (email === null || passwordHash === null) return null;
  const opened = await openAccount(unit, { email, name, passwordHash });
  return opened.isNew ? opened.accountId : refuse(identityRefusals, "account_exists", { params: { email } });
}

export interface KnownUser {
  readonly id: UserId;
  readonly account_id: string | null;
  readonly role: Role;
  readonly is_active: boolean;
}

export async function userWithEmail(unit: Pick<Unit, "client" | "actor">, email: string): Promise<KnownUser | null> {
  const { rows } = await unit.client.query<KnownUser>(
    "select id, account_id, role, is_active from users where workspace_id = $1 and lower(email) = lower($2)",
    [unit.actor.workspaceId, email],
  );
  return rows[0] ?? null;
}
