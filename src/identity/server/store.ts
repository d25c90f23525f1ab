import type { Permission, Role } from "../../kernel/actor.ts";
import type { Id } from "../../kernel/ids.ts";
import type { Transaction } from "../../platform/database/database.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { SignInProvider } from "../contract.ts";

/** The only SQL writes of this slice. Conditions and audit belong to the use cases. */

export async function insertWorkspace(
  unit: Unit,
  workspace: { slug: string; name: string; currency: string; timeZone: string; locale: string; isDemo: boolean },
): Promise<void> {
  await unit.sql
    .insertInto("workspaces")
    .values({
      id: unit.actor.workspaceId,
      slug: workspace.slug,
      name: workspace.name,
      currency: workspace.currency,
      time_zone: workspace.timeZone,
      locale: workspace.locale,
      is_demo: workspace.isDemo,
      created_at: at(unit),
    })
    .execute();
}

export async function updateWorkspace(
  unit: Unit,
  change: { name: string; currency: string; time_zone: string; locale: string; requires_second_factor: boolean },
): Promise<void> {
  await unit.sql
    .updateTable("workspaces")
    .set((eb) => ({ ...change, version: eb("version", "+", 1) }))
    .where("id", "=", unit.actor.workspaceId)
    .execute();
}

export interface NewUser {
  readonly id: string;
  readonly accountId: string | null;
  readonly email: string | null;
  readonly name: string;
  readonly role: Role;
  readonly departmentId: string | null;
  readonly isActive: boolean;
}

export async function insertUser(unit: Unit, user: NewUser): Promise<void> {
  await unit.sql
    .insertInto("users")
    .values({
      workspace_id: unit.actor.workspaceId,
      id: user.id,
      account_id: user.accountId,
      email: user.email,
      name: user.name,
      role: user.role,
      department_id: user.departmentId,
      is_active: user.isActive,
      created_at: at(unit),
    })
    .execute();
}

export async function updateUser(
  unit: Unit,
  id: string,
  change: Partial<{
    name: string;
    role: Role;
    department_id: string | null;
    is_active: boolean;
    account_id: string;
  }>,
): Promise<void> {
  await unit.sql
    .updateTable("users")
    .set((eb) => ({ ...change, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function insertDepartment(
  unit: Unit,
  department: { id: string; parentId: string | null; name: string },
): Promise<void> {
  await unit.sql
    .insertInto("departments")
    .values({
      workspace_id: unit.actor.workspaceId,
      id: department.id,
      parent_id: department.parentId,
      name: department.name,
    })
    .execute();
}

export async function updateDepartment(
  unit: Unit,
  id: string,
  change: { name: string; parent_id: string | null },
): Promise<void> {
  await unit.sql
    .updateTable("departments")
    .set((eb) => ({ ...change, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function deleteDepartment(unit: Unit, id: string): Promise<void> {
  await unit.sql
    .deleteFrom("departments")
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function insertInvitation(
  unit: Unit,
  invitation: {
    id: string;
    email: string;
    name: string;
    role: Role;
    departmentId: string | null;
    tokenHash: string;
    expiresAt: number;
  },
): Promise<void> {
  await unit.sql
    .insertInto("invitations")
    .values({
      workspace_id: unit.actor.workspaceId,
      id: invitation.id,
      email: invitation.email,
      name: invitation.name,
      role: invitation.role,
      department_id: invitation.departmentId,
      token_hash: invitation.tokenHash,
      invited_by: unit.actor.userId,
      created_at: at(unit),
      expires_at: new Date(invitation.expiresAt).toISOString(),
    })
    .execute();
}

/** Marks the invitation if it still waits; false when somebody was first. */
export async function closeInvitation(unit: Unit, id: string, how: "accepted_at" | "revoked_at"): Promise<boolean> {
  const result = await unit.sql
    .updateTable("invitations")
    .set({ [how]: at(unit) })
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertApiKey(
  unit: Unit,
  key: {
    id: string;
    userId: string;
    name: string;
    hash: string;
    start: string;
    scopes: readonly Permission[] | null;
    requestsPerSecond: number | null;
  },
): Promise<void> {
  await unit.sql
    .insertInto("api_keys")
    .values({
      workspace_id: unit.actor.workspaceId,
      id: key.id,
      user_id: key.userId,
      name: key.name,
      key_hash: key.hash,
      key_start: key.start,
      scopes: [...(key.scopes ?? [])],
      requests_per_second: key.requestsPerSecond,
      created_at: at(unit),
    })
    .execute();
}

/** False when there is no such key in use. */
export async function revokeKey(unit: Unit, id: string): Promise<boolean> {
  const result = await unit.sql
    .updateTable("api_keys")
    .set({ revoked_at: at(unit) })
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const providerColumns = (provider: SignInProvider, secretEncrypted: string) => ({
  name: provider.name,
  issuer: provider.issuer,
  client_id: provider.clientId,
  client_secret_encrypted: secretEncrypted,
  domains: provider.domains,
  new_people_role: provider.newPeopleRole,
  is_enabled: provider.isEnabled,
  version: provider.version,
});

export async function insertSignInProvider(unit: Unit, provider: SignInProvider, secret: string): Promise<void> {
  await unit.sql
    .insertInto("sign_in_providers")
    .values({ workspace_id: unit.actor.workspaceId, created_at: at(unit), ...providerColumns(provider, secret) })
    .execute();
}

export async function updateSignInProvider(unit: Unit, provider: SignInProvider, secret: string): Promise<void> {
  await unit.sql
    .updateTable("sign_in_providers")
    .set(providerColumns(provider, secret))
    .where("workspace_id", "=", unit.actor.workspaceId)
    .execute();
}

/** False when there is none. */
export async function deleteSignInProvider(unit: Unit): Promise<boolean> {
  const result = await unit.sql
    .deleteFrom("sign_in_providers")
    .where("workspace_id", "=", unit.actor.workspaceId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Whoever changes owners waits for each other here, so that two cannot both remove "the other" owner. */
export async function lockOwners({ client }: Transaction, workspaceId: Id<"workspace">): Promise<void> {
  await client.query(
    "select from users where workspace_id = $1 and role = 'owner' and is_active order by id for update",
    [workspaceId],
  );
}

const at = (unit: Unit): string => new Date(unit.now).toISOString();
