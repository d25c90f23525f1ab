import type pg from "pg";
import type { Actor, Locale, Permission, Role } from "../../kernel/actor.ts";
import type { DepartmentId, UserId, WorkspaceId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { defaultWorkingCalendar, type WorkingCalendar } from "../../kernel/working-time.ts";
import type { Database } from "../../platform/database/database.ts";
import { sightOf } from "../domain/policy.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { workingCalendarOf } from "./working-calendars.ts";

/** A row of the type `found_member` (migration 0002), or of `find_member_by_session` (0090). */
export interface FoundMember {
  readonly workspace_id: WorkspaceId;
  readonly slug: string;
  readonly currency: string;
  readonly time_zone: string;
  readonly locale: Locale;
  readonly user_id: UserId;
  readonly name: string;
  readonly role: Role;
  readonly department_id: DepartmentId | null;
  readonly is_active: boolean;
  readonly people: readonly UserId[];
  readonly scopes: readonly Permission[] | null;
  readonly calendar_version: number | null;
}

/** The member as an actor; refuses `user_inactive`. */
export async function actorFrom(
  client: Pick<pg.Pool, "query">,
  found: FoundMember,
  via: Actor["via"],
): Promise<Actor | Refusal> {
  if (!found.is_active) return refuse(identityRefusals, "user_inactive");
  const workingCalendar = await workingCalendarOf(client, found);
  const { slug, currency, time_zone: timeZone, locale } = found;
  return {
    workspaceId: found.workspace_id,
    userId: found.user_id,
    name: found.name,
    role: found.role,
    departmentId: found.department_id,
    sees: sightOf(found.role, found.user_id, found.people),
    scopes: found.scopes,
    via,
    workspace: { slug, currency, timeZone, locale, workingCalendar },
  };
}

/** The user as an actor, for what runs in someone's name: an import, a command. Refuses `user_unknown`, `user_inactive`. */
export async function actorOf(
  database: Pick<Database, "owner">,
  workspaceId: WorkspaceId,
  userId: UserId,
  via: Actor["via"],
): Promise<Actor | Refusal> {
  const { rows } = await database.owner.query<FoundMember>("select * from find_member_by_id($1, $2)", [
    workspaceId,
    userId,
  ]);
  return rows[0] ? actorFrom(database.owner, rows[0], via) : refuse(identityRefusals, "user_unknown");
}

/** Written in the audit where nobody in particular acted; no user has it. */
export const systemUserId = "00000000-0000-0000-0000-000000000000" as UserId;

export interface FoundWorkspace {
  readonly id: WorkspaceId;
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
  readonly time_zone: string;
  readonly locale: Locale;
  readonly is_demo: boolean;
  /** Left out where a workspace is just being made: the default. */
  readonly calendar?: WorkingCalendar;
}

type WorkspaceRow = Omit<FoundWorkspace, "calendar"> & { readonly calendar_version: number | null };

async function withCalendar(
  client: Pick<pg.Pool, "query">,
  { calendar_version, ...workspace }: WorkspaceRow,
): Promise<FoundWorkspace> {
  const asked = { workspace_id: workspace.id, time_zone: workspace.time_zone, calendar_version };
  return { ...workspace, calendar: await workingCalendarOf(client, asked) };
}

/** All workspaces, or the one of that slug; for the command line and the worker. */
export async function findWorkspaces(pool: pg.Pool, slug: string | null = null): Promise<readonly FoundWorkspace[]> {
  const { rows } = await pool.query<WorkspaceRow>("select * from find_workspaces($1)", [slug]);
  return Promise.all(rows.map((row) => withCalendar(pool, row)));
}

/** The product itself as an actor: the command line, the worker, the demo. Everything is allowed to it. */
export function systemActorIn(workspace: Omit<FoundWorkspace, "name" | "is_demo">, via: Actor["via"]): Actor {
  return {
    workspaceId: workspace.id,
    userId: systemUserId,
    name: "Voronka",
    role: "owner",
    departmentId: null,
    sees: "all",
    scopes: null,
    via,
    workspace: {
      slug: workspace.slug,
      currency: workspace.currency,
      timeZone: workspace.time_zone,
      locale: workspace.locale,
      workingCalendar: workspace.calendar ?? defaultWorkingCalendar(workspace.time_zone),
    },
  };
}

/** `systemActorIn` by the workspace's id. Refuses `workspace_unknown`. */
export async function systemActor(
  database: Pick<Database, "owner">,
  workspaceId: WorkspaceId,
  via: Actor["via"] = "system",
): Promise<Actor | Refusal> {
  const { rows } = await database.owner.query<WorkspaceRow>(
    `select id, slug, name, currency::text, time_zone, locale, is_demo,
       (select version from working_calendars c where c.workspace_id = w.id) as calendar_version
     from workspaces w where id = $1`,
    [workspaceId],
  );
  return rows[0]
    ? systemActorIn(await withCalendar(database.owner, rows[0]), via)
    : refuse(identityRefusals, "workspace_unknown");
}
