import type { Locale } from "../../kernel/actor.ts";
import type { UserId, WorkspaceId } from "../../kernel/ids.ts";
import type { Transaction } from "../../platform/database/database.ts";
import type { Hours } from "../domain/due.ts";
import type { Choices } from "../domain/kinds.ts";

/** How one person wants to be told, and where. */
export interface Habits extends Hours {
  readonly userId: UserId;
  readonly choices: Choices;
  readonly locale: Locale | null;
  readonly reminderMinutes: number | null;
  readonly telegramChat: number | null;
  readonly telegramName: string | null;
  /** Ids of the browsers that may be told. */
  readonly browsers: readonly string[];
}

/** Of the active ones among these people; who never chose has the usual habits. */
export async function readHabits(
  { client }: Pick<Transaction, "client">,
  workspaceId: WorkspaceId,
  people: readonly string[],
): Promise<readonly Habits[]> {
  const { rows } = await client.query<Habits>({
    name: "read_notification_habits",
    text: `select u.id as "userId", coalesce(s.choices, '{}') as choices, s.locale, s.quiet_from as "quietFrom", s.quiet_to as "quietTo",
             coalesce(s.mail_rhythm, 'at_once') as "mailRhythm", coalesce(s.digest_at, 510) as "digestAt",
             case when s.user_id is null then 15 else s.reminder_minutes end as "reminderMinutes",
             s.telegram_chat_id as "telegramChat", s.telegram_name as "telegramName",
             array(select p.id::text from push_subscriptions p where p.workspace_id = $1 and p.user_id = u.id order by p.id) as browsers
           from reporting.users u
           left join notification_settings s on s.workspace_id = u.workspace_id and s.user_id = u.id
           where u.workspace_id = $1 and u.id = any($2::uuid[]) and u.is_active`,
    values: [workspaceId, people],
  });
  return rows;
}
