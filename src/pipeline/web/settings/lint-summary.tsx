import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./settings.module.css";
import type { Finding } from "./use-lint.ts";

interface LintSummaryProps {
  readonly findings: readonly Finding[];
  readonly isPending: boolean;
  /** Goes to the stage that a finding is about. */
  readonly onOpen: (stage: string) => void;
}

/** One sentence over the stages: nothing to remark, or how much, and what. */
export function LintSummary({ findings, isPending, onOpen }: LintSummaryProps) {
  const { t } = useTranslation("pipeline");
  const [isOpen, setOpen] = useState(false);
  if (isPending) return <p className={`t3 ${classes.summary}`}>{t("settings.editor.checking")}</p>;
  if (findings.length === 0)
    return (
      <p className={classes.summary} role="status">
        <IconCircleCheck size={16} stroke={1.5} className="good" aria-hidden />
        <b>{t("settings.editor.noRemarks")}</b>
        <span className="t2">{t("settings.editor.noRemarksHint")}</span>
      </p>
    );
  return (
    <div>
      <p className={classes.summary}>
        <IconAlertTriangle size={16} stroke={1.5} className="warn" aria-hidden />
        <b role="status">{t("settings.editor.remarks", { count: findings.length })}</b>
        <button type="button" className={classes.textButton} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? "settings.editor.hideRemarks" : "settings.editor.showRemarks")}
        </button>
      </p>
      {isOpen && (
        <ul className={classes.remarks}>
          {findings.map(({ stage, rule, message }) => (
            <li key={`${rule}-${stage}`}>
              <button type="button" className={classes.finding} onClick={() => onOpen(stage ?? "")}>
                {message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
