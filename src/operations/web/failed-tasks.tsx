import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../ui/feedback/confirm-dialog.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Tag } from "../../ui/marks/tag.tsx";
import { dropTask, type FailedTask, getInstallation, listFailedTasks, retryTask } from "../contract.ts";
import classes from "./installation.module.css";

const refreshes = [getInstallation, listFailedTasks];

/** What failed in the background, why, what happens next by itself, and what a person can do. */
export function FailedTasks({ tasks }: { readonly tasks: readonly FailedTask[] }) {
  const { t } = useTranslation("operations");
  const toast = useToast();
  const [dropping, setDropping] = useState<FailedTask | null>(null);
  const retrying = useMutationEndpoint(retryTask, { refreshes, onDone: () => toast(t("web.tasks.retried")) });
  const removing = useMutationEndpoint(dropTask, { refreshes, onDone: () => setDropping(null) });
  if (tasks.length === 0) return <p className={`t2 ${classes.padded}`}>{t("web.tasks.none")}</p>;
  return (
    <>
      <p className={`t2 ${classes.padded}`}>{t("web.tasks.about")}</p>
      <FormRefusal error={retrying.error} />
      <ul className={classes.tasks}>
        {tasks.map((task) => (
          <Task
            key={task.id}
            task={task}
            onRetry={() => retrying.mutate({ params: { id: task.id }, body: {} })}
            onDrop={() => setDropping(task)}
          />
        ))}
      </ul>
      <ConfirmDialog
        opened={dropping !== null}
        title={t("web.tasks.dropTitle")}
        action={t("web.tasks.drop")}
        isBusy={removing.isPending}
        onConfirm={() => dropping && removing.mutate({ params: { id: dropping.id } })}
        onClose={() => setDropping(null)}
      >
        {t("web.tasks.dropAbout", { task: dropping?.task ?? "" })}
        <FormRefusal error={removing.error} />
      </ConfirmDialog>
    </>
  );
}

interface TaskProps {
  readonly task: FailedTask;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}

function Task({ task, onRetry, onDrop }: TaskProps) {
  const { t } = useTranslation("operations");
  const format = useFormat();
  const moment = (at: string) => format.moment(Date.parse(at), Date.now());
  const name = `${task.task} №${task.id}`;
  return (
    <li className={classes.task}>
      <div className={classes.what}>
        <span className={classes.name}>
          <code>{task.task}</code>
          <Tag tone={task.nextAt === null ? "bad" : "warn"}>
            {task.nextAt === null ? t("web.tasks.gaveUp") : t("web.tasks.again", { when: moment(task.nextAt) })}
          </Tag>
        </span>
        <span className={classes.error}>{task.error}</span>
        <span className="t2 sm">
          {t("web.tasks.attempts", { count: task.attempts, most: task.maxAttempts, when: moment(task.failedAt) })}
        </span>
      </div>
      <div className={classes.buttons}>
        <Button size="sm" disabled={task.isRunning} onClick={onRetry} aria-label={t("web.tasks.retryNamed", { name })}>
          {t("web.tasks.retry")}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          disabled={task.isRunning}
          onClick={onDrop}
          aria-label={t("web.tasks.dropNamed", { name })}
        >
          {t("web.tasks.drop")}
        </Button>
      </div>
    </li>
  );
}
