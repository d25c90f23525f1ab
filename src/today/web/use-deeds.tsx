import { lazy, Suspense, useState } from "react";
import { useReschedule } from "../../activities/web/index.ts";
import { millisecondsPerHour, millisecondsPerMinute } from "../../kernel/time.ts";
import { isWorkingDay } from "../../kernel/working-time.ts";
import { addDays, instantAt, startOfDay } from "../../kernel/zoned-time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useGo } from "../../ui/link.tsx";
import { useMay, useSession } from "../../ui/session.tsx";
import type { TodayTask } from "../contract.ts";
import { type Deeds, type Delay, delays } from "./deeds.ts";
import type { Asked } from "./dialogs.tsx";

const Dialogs = lazy(() => import("./dialogs.tsx").then(({ Dialogs }) => ({ default: Dialogs })));

/** The deeds of the list, and the dialogs that they open. */
export function useDeeds(refresh: () => Promise<unknown>) {
  const go = useGo();
  const mayEdit = useMay("activities.edit");
  const reschedule = useReschedule(refresh);
  const delayed = useDelayed();
  const [asked, ask] = useState<Asked | null>(null);
  const deeds: Deeds = {
    mayEdit,
    done: (task) => ask({ what: "done", task }),
    step: (task) => (task.deal === null ? ask({ what: "done", task }) : ask({ what: "step", task })),
    open: (task) => (task.deal === null ? ask({ what: "see", task }) : void go(`/deals/${task.deal.id}`)),
    delaysOf: (task) => {
      const since = Math.max(Date.now(), task.hasTime && task.at !== null ? Date.parse(task.at) : 0);
      return delays.filter((delay) => Date.parse(delayed(task, delay).plannedAt) > since);
    },
    later: (task, delay) => {
      const { activity, at } = task;
      if (activity === null || at === null) return ask({ what: "step", task });
      const { durationMinutes } = activity;
      const to = { ...delayed(task, delay), durationMinutes };
      void reschedule(activity.id, activity.version, to, { plannedAt: at, hasTime: task.hasTime, durationMinutes });
    },
  };
  const drawn =
    asked === null ? null : (
      <Suspense fallback={null}>
        <Dialogs asked={asked} onClose={() => ask(null)} onDone={() => void refresh()} />
      </Suspense>
    );
  const add = () => ask({ what: "plan", at: new Date(Date.now() + millisecondsPerHour).toISOString() });
  return { deeds, drawn, add, isAsking: asked !== null };
}

/** When a thing put off stands: what had no hour gets a day only. */
function useDelayed() {
  const { timeZone, dayOf } = useFormat();
  const { workspace } = useSession();
  const worked = (date: string) => {
    let day = date;
    for (let tried = 0; tried < 14 && !isWorkingDay(day, workspace.workingCalendar); tried++) day = addDays(day, 1);
    return day;
  };
  return ({ hasTime }: TodayTask, delay: Delay) => {
    const now = Date.now();
    const today = dayOf(now);
    const on = (date: string, hour: number) =>
      hasTime ? instantAt(date, hour * millisecondsPerHour, timeZone) : startOfDay(date, timeZone);
    const at = {
      hour: Math.ceil((now + millisecondsPerHour) / (5 * millisecondsPerMinute)) * 5 * millisecondsPerMinute,
      evening: instantAt(today, 17 * millisecondsPerHour, timeZone),
      tomorrow: on(worked(addDays(today, 1)), 10),
      week: on(worked(addDays(today, 7)), 10),
    }[delay];
    return { plannedAt: new Date(at).toISOString(), hasTime: hasTime || delay === "hour" || delay === "evening" };
  };
}
