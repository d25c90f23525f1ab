import type { Unit } from "../../platform/database/unit.ts";
import { dueAt } from "../domain/due.ts";
import { isChosen, type NotificationKind, type OutsideChannel } from "../domain/kinds.ts";
import { type Habits, readHabits } from "./habits.ts";
import type { Notice } from "./notice.ts";
import { insertDeliveries, insertNotifications, type NewDelivery } from "./store.ts";

/** The task that sends what is due in one workspace. */
export const deliverTaskName = "notifications.deliver";

/**
 * Tells people of something, in the caller's transaction: on screen at once after the commit, by the other channels as each
 * person chose, sent by the worker. Costs no statement when nobody but the doer is concerned. (PLT-8)
 */
export async function notify(unit: Unit, notice: Notice): Promise<void> {
  const { workspaceId, userId, workspace } = unit.actor;
  const people = new Set(notice.to.filter((one) => one !== null && (notice.alsoDoer === true || one !== userId)));
  if (people.size === 0) return;
  const habits = await readHabits(unit, workspaceId, [...people] as string[]);
  const rows = habits
    .map((one) => ({ habits: one, id: unit.newId(), ways: waysTo(one, notice.kind) }))
    .filter(({ ways }) => ways.onScreen || ways.outside.length > 0);
  if (rows.length === 0) return;
  const written = await insertNotifications(
    unit,
    notice,
    rows.map(({ id, habits: { userId: to }, ways }) => ({ id, userId: to, onScreen: ways.onScreen })),
  );
  const fresh = new Set(written.filter(({ isNew }) => isNew).map(({ id }) => id));
  const deliveries = rows
    .filter(({ id }) => fresh.has(id))
    .flatMap(({ id, habits: one, ways }) =>
      ways.outside.map(({ channel, target }): NewDelivery => {
        const due = dueAt(channel, notice.kind, { hours: one, now: unit.now, zone: workspace.timeZone });
        return { id: unit.newId(), notificationId: id, userId: one.userId, channel, target, dueAt: new Date(due) };
      }),
    );
  await insertDeliveries(unit, deliveries);
  for (const { userId: to } of written) announce(unit, to);
  if (deliveries.some((one) => one.dueAt.getTime() <= unit.now)) unit.enqueue(deliverTaskName, {});
}

/** Tells the person's own screens that the count of unread ones may have changed. */
export function announce(unit: Unit, userId: string): void {
  unit.announce({ name: "notification", ids: { user: userId }, owners: [userId] });
}

interface Ways {
  readonly onScreen: boolean;
  readonly outside: readonly { readonly channel: OutsideChannel; readonly target: string | null }[];
}

function waysTo(habits: Habits, kind: NotificationKind): Ways {
  const chosen = (channel: "screen" | OutsideChannel) => isChosen(habits.choices, kind, channel);
  const outside: { channel: OutsideChannel; target: string | null }[] = [];
  if (chosen("mail") && habits.mailRhythm !== "none") outside.push({ channel: "mail", target: null });
  if (chosen("telegram") && habits.telegramChat !== null) outside.push({ channel: "telegram", target: null });
  if (chosen("push")) for (const target of habits.browsers) outside.push({ channel: "push", target });
  return { onScreen: chosen("screen"), outside };
}
