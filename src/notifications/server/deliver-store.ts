import type { UserId, WorkspaceId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/time.ts";
import type { Database } from "../../platform/database/database.ts";
import type { OutsideChannel } from "../domain/kinds.ts";
import type { PushTarget } from "./push/push-sender.ts";

export interface Claimed {
  readonly id: string;
  readonly notificationId: string;
  readonly userId: UserId;
  readonly channel: OutsideChannel;
  readonly target: string | null;
  readonly attempts: number;
  /** It waited: for a digest, or for the end of quiet hours. */
  readonly hasWaited: boolean;
}

/** After this long whoever was sending is taken for killed. */
const claimMs = 10 * 60_000;
const batch = 500;

/**
 * Takes what is due, in a transaction of its own, so that no two senders take the same. What a killed process was sending is
 * taken again: a letter with the same Message-ID, a push that replaces itself; by Telegram it may come twice.
 */
export function claimDue(
  database: Database,
  workspaceId: WorkspaceId,
  now: Instant,
  only: readonly OutsideChannel[],
): Promise<readonly Claimed[]> {
  return database.write(workspaceId, async ({ client }) => {
    const { rows } = await client.query<Claimed>(
      `update notification_deliveries d set state = 'sending', claimed_at = $2, attempts = attempts + 1
       from (
         select id from notification_deliveries
         where workspace_id = $1 and channel = any($4)
           and (state = 'waiting' and due_at <= $2 or state = 'sending' and claimed_at < $3)
         order by user_id, channel, due_at limit ${batch} for update skip locked
       ) as due, notifications n
       where d.workspace_id = $1 and d.id = due.id and n.workspace_id = $1 and n.id = d.notification_id
       returning d.id, d.notification_id as "notificationId", d.user_id as "userId", d.channel, d.target, d.attempts,
         d.due_at > n.created_at as "hasWaited"`,
      [workspaceId, new Date(now), new Date(now - claimMs), only],
    );
    return rows;
  });
}

export interface Ending {
  readonly state: "sent" | "failed" | "dropped" | "waiting";
  readonly outcome: string | null;
  /** Of what waits again. */
  readonly dueAt?: Instant;
}

export async function endDeliveries(
  database: Database,
  workspaceId: WorkspaceId,
  ids: readonly string[],
  { state, outcome, dueAt }: Ending,
  now: Instant,
): Promise<void> {
  if (ids.length === 0) return;
  await database.write(workspaceId, ({ client }) =>
    client.query(
      `update notification_deliveries set state = $3, outcome = $4, claimed_at = null, due_at = coalesce($5, due_at),
         ended_at = case when $3 = 'waiting' then null else $6::timestamptz end
       where workspace_id = $1 and id = any($2::uuid[])`,
      [workspaceId, ids, state, outcome, dueAt === undefined ? null : new Date(dueAt), new Date(now)],
    ),
  );
}

export async function readBrowser(
  database: Database,
  workspaceId: WorkspaceId,
  id: string,
): Promise<PushTarget | undefined> {
  return database.read(workspaceId, async ({ client }) => {
    const { rows } = await client.query<PushTarget>(
      "select endpoint, p256dh, auth from push_subscriptions where workspace_id = $1 and id = $2",
      [workspaceId, id],
    );
    return rows[0];
  });
}

/** An address that is no more is not tried again. */
export async function forgetAddress(
  database: Database,
  workspaceId: WorkspaceId,
  { userId, channel, target }: Pick<Claimed, "userId" | "channel" | "target">,
): Promise<void> {
  await database.write(workspaceId, async ({ client }) => {
    if (channel === "push") {
      await client.query("delete from push_subscriptions where workspace_id = $1 and id = $2", [workspaceId, target]);
    }
    if (channel === "telegram") {
      await client.query(
        "update notification_settings set telegram_chat_id = null, telegram_name = null where workspace_id = $1 and user_id = $2",
        [workspaceId, userId],
      );
    }
  });
}

/** Read ones of a quarter of a year ago are history that the deals' own timelines tell better. */
export async function deleteOld(database: Database, workspaceId: WorkspaceId, now: Instant): Promise<void> {
  await database.write(workspaceId, ({ client }) =>
    client.query("delete from notifications where workspace_id = $1 and created_at < $2", [
      workspaceId,
      new Date(now - 90 * 86_400_000),
    ]),
  );
}
