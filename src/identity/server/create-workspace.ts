import type { Actor, Locale } from "../../kernel/actor.ts";
import type { UserId, WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { isTimeZone } from "../../kernel/zoned-time.ts";
import type { Database } from "../../platform/database/database.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { newId } from "../../platform/new-id.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { isSlug, slugOf } from "../domain/slug.ts";
import { openAccount } from "./account.ts";
import { systemActorIn } from "./actor.ts";
import { insertUser, insertWorkspace } from "./store.ts";

export interface CreateWorkspace {
  readonly name: string;
  /** Made of the name when left out. */
  readonly slug?: string | undefined;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly isDemo?: boolean;
  /** An account that exists, a new one, or none yet (command line). */
  readonly owner:
    | { readonly accountId: string; readonly email: string; readonly name: string }
    | { readonly passwordHash: string; readonly email: string; readonly name: string }
    | null;
  /** Refuse when a real workspace exists already: the first visit belongs to one person. */
  readonly onlyFirst?: boolean;
  readonly via: Actor["via"];
}

export interface CreatedWorkspace {
  readonly workspaceId: WorkspaceId;
  readonly slug: string;
  readonly ownerId: UserId | null;
  /** The workspace's owner as actor, or the product itself when it has none yet. */
  readonly actor: Actor;
}

/**
 * Creates a workspace with its owner, all or nothing (PLT-3). `afterwards` runs in the same transaction: what other slices
 * give every new workspace. Refuses `slug_invalid`, `slug_taken`, `currency_unknown`, `time_zone_unknown`,
 * `account_exists`, and `workspace_exists` when `onlyFirst` came second.
 */
export async function createWorkspace(
  database: Database,
  command: CreateWorkspace,
  afterwards: (unit: Unit) => Promise<void> = async () => undefined,
): Promise<CreatedWorkspace | Refusal> {
  const refused = checkWorkspace(command);
  if (refused) return refused;
  const wanted = command.slug ?? slugOf(command.name);
  for (let attempt = 1; ; attempt += 1) {
    const slug = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    const result = await tryCreate(database, command, slug, afterwards);
    const mayRename = command.slug === undefined && attempt < 100;
    if (!(isRefusal(result) && result.refused === "slug_taken" && mayRename)) return result;
  }
}

export function checkWorkspace(command: {
  slug?: string | undefined;
  currency: string;
  timeZone: string;
}): Refusal | null {
  if (command.slug !== undefined && !isSlug(command.slug)) return refuse(identityRefusals, "slug_invalid");
  if (!Intl.supportedValuesOf("currency").includes(command.currency))
    return refuse(identityRefusals, "currency_unknown");
  return isTimeZone(command.timeZone) ? null : refuse(identityRefusals, "time_zone_unknown");
}

async function tryCreate(
  database: Database,
  command: CreateWorkspace,
  slug: string,
  afterwards: (unit: Unit) => Promise<void>,
): Promise<CreatedWorkspace | Refusal> {
  const workspaceId = newId<"workspace">();
  const ownerId = command.owner ? newId<"user">() : null;
  const system = systemActorIn(
    { id: workspaceId, slug, currency: command.currency, time_zone: command.timeZone, locale: command.locale },
    command.via,
  );
  const actor: Actor = ownerId && command.owner ? { ...system, userId: ownerId, name: command.owner.name } : system;
  const work = async (unit: Unit) => {
    if (command.onlyFirst && (await someoneWasFirst(unit))) return refuse(identityRefusals, "workspace_exists");
    await insertWorkspace(unit, { ...command, slug, isDemo: command.isDemo ?? false });
    const refused = ownerId && command.owner ? await addOwner(unit, ownerId, command.owner) : null;
    if (refused) return refused;
    unit.audit({
      action: "workspace.created",
      entity: "workspace",
      entityId: workspaceId,
      changes: { slug: [null, slug] },
    });
    await afterwards(unit);
    return { workspaceId, slug, ownerId, actor };
  };
  // The demo's thousands of rows come by COPY.
  return runUnit<CreatedWorkspace | Refusal>(database, actor, work, { takesCopy: true }).catch(
    (error: { constraint?: string }) => {
      if (error.constraint === "workspaces_slug_key")
        return refuse(identityRefusals, "slug_taken", { params: { slug } });
      throw error;
    },
  );
}

async function addOwner(unit: Unit, id: UserId, owner: NonNullable<CreateWorkspace["owner"]>): Promise<Refusal | null> {
  let accountId = "accountId" in owner ? owner.accountId : null;
  if ("passwordHash" in owner) {
    const opened = await openAccount(unit, owner);
    if (!opened.isNew) return refuse(identityRefusals, "account_exists", { params: { email: owner.email } });
    accountId = opened.accountId;
  }
  const { email, name } = owner;
  await insertUser(unit, { id, accountId, email, name, role: "owner", departmentId: null, isActive: true });
  unit.audit({ action: "user.created", entity: "user", entityId: id, changes: { role: [null, "owner"] } });
  return null;
}

/** Two first visits at once: the second waits for the first and then finds its workspace. */
async function someoneWasFirst(unit: Unit): Promise<boolean> {
  await unit.client.query("select pg_advisory_xact_lock(7_316_428)");
  const { rows } = await unit.client.query<{ is_demo: boolean }>("select is_demo from find_workspaces(null)");
  return rows.some((workspace) => !workspace.is_demo);
}
