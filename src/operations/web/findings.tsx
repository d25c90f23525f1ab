import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import type { InstallationAnswer } from "../contract.ts";
import classes from "./installation.module.css";
import { useBytes } from "./use-bytes.ts";

/** What needs somebody, with what to do; one calm sentence when nothing does. */
export function Findings({ installation }: { readonly installation: InstallationAnswer }) {
  const { t } = useTranslation("operations");
  const format = useFormat();
  const bytes = useBytes();
  const { findings, tasks, backup, disk } = installation;
  const params = {
    count: tasks.failed,
    free: bytes(disk?.freeBytes ?? 0),
    when: backup === null ? "" : format.moment(Date.parse(backup.takenAt), Date.now()),
  };
  if (findings.length === 0) {
    return (
      <Panel title={t("web.well.title")} isMessage>
        <p className={`t2 ${classes.note}`}>
          <IconCheck size={16} stroke={1.5} className={classes.good} aria-hidden />
          <span>{t("web.well.about")}</span>
        </p>
      </Panel>
    );
  }
  return (
    <Panel title={t("web.needs", { count: findings.length })} isMessage>
      <ul className={classes.findings}>
        {findings.map((code) => (
          <li key={code} className={classes.finding}>
            <IconAlertTriangle size={16} stroke={1.5} className={classes.warn} aria-hidden />
            <span>
              <b>{t(`web.finding.${code}.title`, params)}</b>
              <span className={`t2 ${classes.about}`}>{t(`web.finding.${code}.about`, params)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
