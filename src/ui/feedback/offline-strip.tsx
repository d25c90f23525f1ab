import { Button } from "@mantine/core";
import { IconRefreshAlert } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { retryNow, useConnection } from "../api/connection.ts";
import { useFormat } from "../i18n/use-format.ts";
import classes from "./states.module.css";

/** Shown above the screen while the server cannot be reached; work goes on and the queue is visible. */
export function OfflineStrip() {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const { lostAt, waiting } = useConnection();
  return (
    <div role="status">
      {lostAt !== null && (
        <div className={classes.strip}>
          <IconRefreshAlert size={16} stroke={1.5} className="warn" aria-hidden />
          <span className="grow">
            <b>{t("offline.since", { time: format.time(lostAt) })}</b>{" "}
            {waiting > 0 ? t("offline.waiting", { count: waiting }) : t("offline.nothing")}
          </span>
          <Button size="sm" onClick={retryNow}>
            {t("offline.retry")}
          </Button>
        </div>
      )}
    </div>
  );
}
