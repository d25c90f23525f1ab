import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../../ui/keyboard/use-shortcuts.ts";
import type { TodayTask } from "../contract.ts";
import { groups } from "../domain/order-day.ts";
import { type Deeds, phoneOf } from "./deeds.ts";
import { TaskRow } from "./task-row.tsx";
import classes from "./today.module.css";

interface TaskListProps {
  /** The first is the lit one, which stands above and is none of the rows. */
  readonly tasks: readonly TodayTask[];
  readonly deeds: Deeds;
  /** No dialog is open. */
  readonly hasKeys: boolean;
}

/** The day in its order, under the heads of its groups; J and K walk it, one key does each. */
export function TaskList({ tasks, deeds, hasKeys }: TaskListProps) {
  const { t } = useTranslation("today");
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const rest = tasks.slice(1);
  useDayKeys({
    tasks,
    current,
    deeds,
    isOn: hasKeys,
    move: (place) => {
      const to = Math.min(tasks.length - 1, Math.max(0, place));
      setCurrent(to);
      list.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus();
    },
  });
  return (
    <div ref={list}>
      {groups.map((group) => {
        const some = rest.filter((task) => task.group === group);
        if (some.length === 0) return null;
        return (
          <section key={group} className={classes.group}>
            <h2>
              {t(`web.group.${group}`)} <span>{some.length}</span>
            </h2>
            <ul>
              {some.map((task) => {
                const index = tasks.indexOf(task);
                return (
                  <TaskRow
                    key={task.key}
                    {...{ task, index, deeds }}
                    isCurrent={index === Math.max(1, current)}
                    onEntered={() => setCurrent(index)}
                  />
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface Keys {
  readonly tasks: readonly TodayTask[];
  /** 0: the lit one. */
  readonly current: number;
  readonly deeds: Deeds;
  readonly isOn: boolean;
  readonly move: (place: number) => void;
}

function useDayKeys({ tasks, current, deeds, isOn, move }: Keys): void {
  const { t } = useTranslation("today");
  const task = tasks[current] ?? tasks[0];
  const on = (run: (task: TodayTask) => void) => () => task !== undefined && run(task);
  useShortcuts(
    [
      { keys: "J", label: t("web.keys.next"), run: () => move(current + 1) },
      { keys: "K", label: t("web.keys.previous"), run: () => move(current - 1) },
      { keys: "Enter", label: t("web.keys.open"), run: onRow(on(deeds.open)) },
    ],
    isOn && tasks.length > 0,
  );
  useShortcuts(
    [
      { keys: "E", label: t("web.keys.done"), run: on(deeds.done) },
      { keys: "S", label: t("web.keys.step"), run: on(deeds.step) },
      { keys: "L", label: t("web.keys.later"), run: on((one) => deeds.later(one, "tomorrow")) },
      { keys: "C", label: t("web.keys.call"), run: on((one) => callUp(one, deeds)) },
    ],
    isOn && deeds.mayEdit && tasks.length > 0,
  );
}

/** Enter on a button or a link is theirs. */
const onRow = (run: () => void) => (event: KeyboardEvent) => {
  const target = event.target as HTMLElement;
  if (target === document.body || target.matches("[data-index]")) run();
};

function callUp(task: TodayTask, deeds: Deeds): void {
  const phone = phoneOf(task) ?? task.contact?.phone ?? null;
  if (phone !== null) window.location.assign(`tel:${phone}`);
  deeds.done(task);
}
