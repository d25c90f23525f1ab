import { createHash, randomBytes } from "node:crypto";
import { actorOf } from "../../../identity/index.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { UserId, WorkspaceId } from "../../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import type { Reading, Unit } from "../../../platform/database/unit.ts";
import { calendarRefusals } from "../../domain/refusals.ts";

interface Feed {
  readonly feed: { readonly madeAt: string; readonly readAt: string | null } | null;
}

const hashOf = (key: string) => createHash("sha256").update(key).digest("hex");

export async function readFeedState({ client, actor }: Pick<Reading, "client" | "actor">): Promise<Feed> {
  const { rows } = await client.query<{ made_at: Date; read_at: Date | null }>(
    "select made_at, read_at from calendar_feeds where workspace_id = $1 and user_id = $2",
    [actor.workspaceId, actor.userId],
  );
  const [row] = rows;
  return { feed: row ? { madeAt: row.made_at.toISOString(), readAt: row.read_at?.toISOString() ?? null } : null };
}

/**
 * A new secret takes the place of the old one; 256 random bits, of which only the hash is kept. Not by a key, which the address
 * would outlive: refuses `calendar_feed_by_hand`.
 */
export async function makeFeed(unit: Unit): Promise<{ readonly path: string } | Refusal> {
  if (unit.actor.via === "api") return refuse(calendarRefusals, "calendar_feed_by_hand");
  const { workspaceId, userId } = unit.actor;
  const key = randomBytes(32).toString("base64url");
  await unit.client.query(
    `insert into calendar_feeds (workspace_id, user_id, token_hash, made_at) values ($1, $2, $3, $4)
     on conflict (workspace_id, user_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at, read_at = null`,
    [workspaceId, userId, hashOf(key), new Date(unit.now)],
  );
  unit.audit({ action: "calendar_feed.made", entity: "user", entityId: userId });
  return { path: `/api/v1/calendar-feed.ics?key=${key}` };
}

export async function endFeed(unit: Unit): Promise<Feed | Refusal> {
  if (unit.actor.via === "api") return refuse(calendarRefusals, "calendar_feed_by_hand");
  const { workspaceId, userId } = unit.actor;
  const { rowCount } = await unit.client.query("delete from calendar_feeds where workspace_id = $1 and user_id = $2", [
    workspaceId,
    userId,
  ]);
  if (rowCount) unit.audit({ action: "calendar_feed.ended", entity: "user", entityId: userId });
  return { feed: null };
}

/** Whose feed the secret opens; null where it opens nothing, or its person is no longer active. */
export async function actorOfFeed(database: Pick<Database, "owner">, key: string): Promise<Actor | null> {
  const { rows } = await database.owner.query<{ workspace_id: WorkspaceId; user_id: UserId }>(
    "update calendar_feeds set read_at = now() where token_hash = $1 returning workspace_id, user_id",
    [hashOf(key)],
  );
  const [found] = rows;
  if (!found) return null;
  const actor = await actorOf(database, found.workspace_id, found.user_id, "api");
  return isRefusal(actor) ? null : actor;
}
