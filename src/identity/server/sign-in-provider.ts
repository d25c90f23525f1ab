import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type pg from "pg";
import type { Role } from "../../kernel/actor.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { SignInProvider, setSignInProvider as setSignInProviderEndpoint } from "../contract.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { versionConflict } from "./change-departments.ts";
import { changedFields } from "./changes.ts";
import type { OpenIdClient } from "./open-id.ts";
import { deleteSignInProvider, insertSignInProvider, updateSignInProvider } from "./store.ts";
import { readWorkspace } from "./workspace.ts";

/** A row of `find_sign_in_providers` (migration 0025): providers that are in use. */
export interface FoundProvider {
  readonly workspace_id: WorkspaceId;
  readonly slug: string;
  readonly name: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret_encrypted: string;
  readonly domains: readonly string[];
  readonly new_people_role: Role | null;
  readonly version: number;
}

export async function findProviders(lookups: pg.Pool, slug: string | null): Promise<readonly FoundProvider[]> {
  const { rows } = await lookups.query<FoundProvider>("select * from find_sign_in_providers($1)", [slug]);
  return rows;
}

export async function clientOf(provider: FoundProvider, secret: string): Promise<OpenIdClient> {
  const { issuer, client_id: clientId, client_secret_encrypted: data } = provider;
  return { issuer, clientId, clientSecret: await symmetricDecrypt({ key: secret, data }) };
}

interface Kept {
  readonly provider: SignInProvider;
  readonly secretEncrypted: string;
}

/** The workspace's provider; null when it has none. */
export async function readProvider({ sql, actor }: Pick<Reading, "sql" | "actor">): Promise<Kept | null> {
  const row = await sql
    .selectFrom("sign_in_providers")
    .selectAll()
    .where("workspace_id", "=", actor.workspaceId)
    .executeTakeFirst();
  if (!row) return null;
  const provider = {
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    domains: row.domains,
    newPeopleRole: row.new_people_role as SignInProvider["newPeopleRole"],
    isEnabled: row.is_enabled,
    version: row.version,
  };
  return { provider, secretEncrypted: row.client_secret_encrypted };
}

export type SetSignInProvider = BodyOf<typeof setSignInProviderEndpoint>;

/**
 * The client's secret that will be used: the one given, or the one kept, which is told to no other issuer than the one it
 * was made by. Refuses `provider_secret_missing`.
 */
export async function secretFor(
  command: SetSignInProvider,
  kept: Kept | null,
  secret: string,
): Promise<string | Refusal> {
  if (command.clientSecret !== undefined) return command.clientSecret;
  if (kept?.provider.issuer !== command.issuer) return refuse(identityRefusals, "provider_secret_missing");
  return symmetricDecrypt({ key: secret, data: kept.secretEncrypted });
}

/**
 * Saves the provider, whose description was just read. What another issuer or client had opened is closed, and all when it
 * is switched off. Refuses `version_conflict`, `provider_domains_missing`, `demo_account`. (PLT-2)
 */
export async function setSignInProvider(
  unit: Unit,
  command: SetSignInProvider & { readonly clientSecret: string },
  secret: string,
): Promise<SignInProvider | Refusal> {
  const workspace = await readWorkspace(unit, "for update");
  if (isRefusal(workspace)) return workspace;
  // Whoever knows the demo's printed password would otherwise choose who signs in here.
  if (workspace.isDemo) return refuse(identityRefusals, "demo_account");
  const before = await readProvider(unit);
  if (before && before.provider.version !== command.version) return versionConflict(before.provider.version);
  const { name, issuer, clientId, domains, newPeopleRole, isEnabled } = command;
  if (newPeopleRole !== null && domains.length === 0) return refuse(identityRefusals, "provider_domains_missing");
  const version = (before?.provider.version ?? 0) + 1;
  const after = { name, issuer, clientId, domains, newPeopleRole, isEnabled, version };
  const encrypted = await symmetricEncrypt({ key: secret, data: command.clientSecret });
  if (before) await updateSignInProvider(unit, after, encrypted);
  else await insertSignInProvider(unit, after, encrypted);
  const isOther = before && (before.provider.issuer !== issuer || before.provider.clientId !== clientId);
  if (isOther || !isEnabled) await unit.client.query("select end_sessions_of_provider()");
  const { version: _old, ...was } = before?.provider ?? { version: 0 };
  const { version: _new, ...is } = after;
  unit.audit({
    action: before ? "sign_in_provider.changed" : "sign_in_provider.created",
    entity: "sign_in_provider",
    entityId: unit.actor.workspaceId,
    changes: changedFields(was, is),
  });
  return after;
}

/** Refuses `provider_unknown`. */
export async function removeSignInProvider(unit: Unit): Promise<{ readonly done: true } | Refusal> {
  if (!(await deleteSignInProvider(unit))) return refuse(identityRefusals, "provider_unknown");
  await unit.client.query("select end_sessions_of_provider()");
  const entityId = unit.actor.workspaceId;
  unit.audit({ action: "sign_in_provider.removed", entity: "sign_in_provider", entityId });
  return { done: true };
}
