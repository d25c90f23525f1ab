import { findUser } from "../../identity/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { changeNotificationSettings, NotificationSettings } from "../contract.ts";
import { clockOf, minutesOf } from "../domain/due.ts";
import {
  type Channel,
  type Choices,
  channels,
  isChosen,
  type NotificationKind,
  notificationKinds,
} from "../domain/kinds.ts";
import { notificationsRefusals } from "../domain/refusals.ts";
import type { Channels } from "./channels.ts";
import { type Habits, readHabits } from "./habits.ts";
import { upsertSettings } from "./store.ts";

type Asking = Pick<Reading, "sql" | "client" | "actor">;
type Change = BodyOf<typeof changeNotificationSettings>;

/** How the caller is told, every choice written out, with what stands behind each channel. (PLT-8) */
export async function readSettings(asking: Asking, ways: Channels): Promise<NotificationSettings> {
  const habits = await habitsOf(asking);
  const user = await findUser(asking, asking.actor.userId);
  const { rows: browsers } = await asking.client.query<{ id: string; name: string; created_at: Date }>(
    `select id, device as name, created_at from push_subscriptions where workspace_id = $1 and user_id = $2 order by id`,
    [asking.actor.workspaceId, asking.actor.userId],
  );
  return {
    locale: habits.locale,
    choices: resolved(habits.choices),
    quiet:
      habits.quietFrom === null || habits.quietTo === null
        ? null
        : { from: clockOf(habits.quietFrom), to: clockOf(habits.quietTo) },
    mailRhythm: habits.mailRhythm,
    digestAt: clockOf(habits.digestAt),
    reminderMinutes: habits.reminderMinutes,
    channels: {
      mail: { isAvailable: ways.mailer !== null, address: user?.email ?? null },
      push: {
        publicKey: await ways.push.publicKey(),
        browsers: browsers.map(({ id, name, created_at }) => ({ id, name, createdAt: created_at.toISOString() })),
      },
      telegram: {
        isAvailable: ways.telegram !== null,
        bot: ways.telegram?.name() ?? null,
        chat: habits.telegramChat === null ? null : (habits.telegramName ?? ""),
      },
    },
  };
}

/** Refuses `quiet_hours_invalid`: hours that begin when they end. */
export async function changeSettings(
  unit: Unit,
  change: Change,
  ways: Channels,
): Promise<NotificationSettings | Refusal> {
  const { quiet } = change;
  if (quiet && quiet.from === quiet.to) {
    return refuse(notificationsRefusals, "quiet_hours_invalid", {
      errors: [{ path: "quiet.to", code: "quiet_hours_invalid" }],
    });
  }
  const { choices: before } = await habitsOf(unit);
  const values = {
    ...(change.locale === undefined ? {} : { locale: change.locale }),
    ...(change.choices === undefined ? {} : { choices: JSON.stringify(merged(before, change.choices as Choices)) }),
    ...(quiet === undefined
      ? {}
      : { quiet_from: quiet && minutesOf(quiet.from), quiet_to: quiet && minutesOf(quiet.to) }),
    ...(change.mailRhythm === undefined ? {} : { mail_rhythm: change.mailRhythm }),
    ...(change.digestAt === undefined ? {} : { digest_at: minutesOf(change.digestAt) }),
    ...(change.reminderMinutes === undefined ? {} : { reminder_minutes: change.reminderMinutes }),
  };
  await upsertSettings(unit, values);
  if (Object.keys(values).length > 0) {
    unit.audit({
      action: "notification_settings.changed",
      entity: "user",
      entityId: unit.actor.userId,
      changes: { ...change },
    });
  }
  return readSettings(unit, ways);
}

async function habitsOf(asking: Asking): Promise<Habits> {
  const [habits] = await readHabits(asking, asking.actor.workspaceId, [asking.actor.userId]);
  return habits ?? { ...nobodysHabits, userId: asking.actor.userId };
}

/** Of the command line and other callers who are nobody in particular. */
const nobodysHabits: Omit<Habits, "userId"> = {
  choices: {},
  locale: null,
  quietFrom: null,
  quietTo: null,
  mailRhythm: "at_once",
  digestAt: 510,
  reminderMinutes: 15,
  telegramChat: null,
  telegramName: null,
  browsers: [],
};

function merged(before: Choices, change: Choices): Choices {
  const kinds = new Set([...Object.keys(before), ...Object.keys(change)]) as Set<NotificationKind>;
  return Object.fromEntries([...kinds].map((kind) => [kind, { ...before[kind], ...change[kind] }]));
}

function resolved(choices: Choices): NotificationSettings["choices"] {
  const row = (kind: NotificationKind) =>
    Object.fromEntries(channels.map((channel) => [channel, isChosen(choices, kind, channel)])) as Record<
      Channel,
      boolean
    >;
  return Object.fromEntries(notificationKinds.map((kind) => [kind, row(kind)])) as NotificationSettings["choices"];
}
