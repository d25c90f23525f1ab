import { Button } from "@mantine/core";
import { IconCalendarPlus, IconCheck, IconFileText, IconMail, IconPhone } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { KindIcon } from "../../activities/web/index.ts";
import { AppLink } from "../../ui/link.tsx";
import type { TodayTask } from "../contract.ts";
import { type Deeds, emailOf, phoneOf } from "./deeds.ts";
import { LaterMenu } from "./later-menu.tsx";
import classes from "./today.module.css";
import { useWords } from "./use-words.ts";

interface TaskRowProps {
  readonly task: TodayTask;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly deeds: Deeds;
  readonly onEntered: () => void;
}

/** One line of the day; the keys of the list work on the one that has the focus. */
export function TaskRow({ task, index, isCurrent, deeds, onEntered }: TaskRowProps) {
  const { when, why, about } = useWords();
  const told = task.group === "hygiene" || task.group === "chain" ? why(task) : null;
  return (
    <li
      className={classes.item}
      data-late={task.group === "overdue" || undefined}
      data-waits={task.group === "fresh" || undefined}
      data-index={index}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={(event) => event.target === event.currentTarget && onEntered()}
    >
      <span className={classes.time}>{when(task)}</span>
      <span className={classes.kind}>
        <KindIcon kind={task.kind ?? "task"} size={16} />
      </span>
      <div className={classes.body}>
        <div className={classes.line}>
          {task.deal === null ? (
            <b>{task.title}</b>
          ) : (
            <AppLink to={`/deals/${task.deal.id}`} tabIndex={-1}>
              <b>{task.title}</b>
            </AppLink>
          )}
          {task.place !== null && <span className="t2"> · {task.place}</span>}
        </div>
        <div className={`t2 sm ${classes.line}`}>
          {about(task)}
          {told !== null && <span className={classes.why}>{told}</span>}
        </div>
      </div>
      {deeds.mayEdit && <RowActions task={task} deeds={deeds} />}
    </li>
  );
}

function RowActions({ task, deeds }: Pick<TaskRowProps, "task" | "deeds">) {
  const { t } = useTranslation("today");
  const phone = phoneOf(task);
  const email = emailOf(task);
  const link = phone !== null ? `tel:${phone}` : email !== null ? `mailto:${email}` : null;
  const Icon = phone !== null ? IconPhone : IconMail;
  const isDeal = task.activity === null;
  // Slow on its stage though its next step is planned: only looking at it helps.
  const isSlow = isDeal && task.group === "hygiene" && task.overTarget !== null && task.kind === null;
  const act = t(isSlow ? "web.act.open" : isDeal ? "web.act.step" : "web.act.done");
  const Sign = isSlow ? IconFileText : isDeal ? IconCalendarPlus : IconCheck;
  const press = isSlow ? deeds.open : isDeal ? deeds.step : deeds.done;
  return (
    <div className={classes.acts}>
      {link !== null && (
        <Button
          component="a"
          href={link}
          size="sm"
          leftSection={<Icon size={14} stroke={1.5} aria-hidden />}
          aria-label={`${t(phone !== null ? "web.act.call" : "web.act.write")}: ${task.title}`}
          onClick={() => deeds.done(task)}
        >
          <span>{t(phone !== null ? "web.act.call" : "web.act.write")}</span>
        </Button>
      )}
      <Button
        size="sm"
        data-second={link !== null || undefined}
        leftSection={<Sign size={14} stroke={1.5} aria-hidden />}
        aria-label={`${act}: ${task.title}`}
        onClick={() => press(task)}
      >
        <span>{act}</span>
      </Button>
      {!isDeal && (
        <span className="not-phone">
          <LaterMenu task={task} deeds={deeds} />
        </span>
      )}
    </div>
  );
}
