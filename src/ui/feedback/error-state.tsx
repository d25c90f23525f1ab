import { Button } from "@mantine/core";
import { IconAlertOctagon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../api/problem-error.ts";
import classes from "./states.module.css";

interface ErrorStateProps {
  /** What happened; taken from the problem when left out. */
  readonly title?: string;
  readonly error: unknown;
  /** What is kept: "Отбор сохранён." */
  readonly kept?: ReactNode;
  readonly onRetry?: () => void;
  /** Another way out beside "retry". */
  readonly action?: ReactNode;
}

/** What happened, what is kept, what to do, and a number for support. */
export function ErrorState({ title, error, kept, onRetry, action }: ErrorStateProps) {
  const { t } = useTranslation("ui");
  const problem = isProblem(error) ? error : null;
  // What is not there will not appear by asking again: the way out is back.
  const isGone = problem?.status === 404 || problem?.status === 403;
  const canRetry = onRetry !== undefined && !isGone;
  const said = problem?.detail || problem?.title || t("error.unexpected");
  return (
    <div className={classes.error} role="alert">
      <div className={classes.what}>
        <IconAlertOctagon size={18} stroke={1.5} className="bad" aria-hidden />
        <div>
          <b>{title ?? said}</b>
          {title !== undefined && <p className="t2">{said}</p>}
          {kept !== undefined && <p className="t2">{kept}</p>}
        </div>
      </div>
      {(onRetry !== undefined || action !== undefined) && (
        <div className={classes.ways}>
          {isGone && action === undefined && (
            <Button component="a" href="/">
              {t("shell.home")}
            </Button>
          )}
          {canRetry && (
            <Button variant="ink" onClick={onRetry}>
              {t("error.retry")}
            </Button>
          )}
          {action}
        </div>
      )}
      {problem?.requestId != null && <p className="t3 sm">{t("error.request", { id: problem.requestId })}</p>}
    </div>
  );
}
