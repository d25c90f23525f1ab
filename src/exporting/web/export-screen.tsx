import { Button } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { type ExportAnswer, listExports, startExport } from "../contract.ts";
import { ExportHistory } from "./export-history.tsx";
import classes from "./exporting.module.css";
import { isUnderWay, useExports } from "./use-exports.ts";

/** Everything as one archive: made by the worker, kept for a day, with who took it along before (PLT-5). */
export function Screen() {
  const { t } = useTranslation("exporting");
  const list = useExports();
  const newest = list.items[0];
  const current = newest !== undefined && isUnderWay(newest) ? newest : null;
  return (
    <Frame title={t("web.title")} parent={{ to: "/settings", label: t("web.settings") }} busy={list.isPending}>
      <div className={classes.page}>
        <Panel title={t("web.whatTitle")}>
          <div className={classes.begin}>
            <p>{t("web.what")}</p>
            <p className="t2">{t("web.secrets")}</p>
            {current === null ? <Begin hasFailed={newest?.state === "failed"} /> : <Progress one={current} />}
          </div>
        </Panel>
        <Panel title={t("web.history")} flush>
          {list.error !== null && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
          {list.isPending && <TableSkeleton rows={3} columns={5} />}
          {!list.isPending && list.error === null && list.items.length === 0 && (
            <p className={`t2 ${classes.note}`}>{t("web.noHistory")}</p>
          )}
          {list.items.length > 0 && (
            <ExportHistory items={list.items} onEnd={list.more} isLoadingMore={list.isLoadingMore} />
          )}
        </Panel>
      </div>
    </Frame>
  );
}

function Begin({ hasFailed }: { readonly hasFailed: boolean }) {
  const { t } = useTranslation("exporting");
  const starting = useMutationEndpoint(startExport, { refreshes: [listExports] });
  return (
    <>
      {hasFailed && (
        <p role="alert" className="bad">
          {t("web.failed")}
        </p>
      )}
      <FormRefusal error={starting.error} />
      <div className={classes.buttons}>
        <Button
          variant="ink"
          leftSection={<IconFileExport size={16} stroke={1.5} />}
          loading={starting.isPending}
          onClick={() => starting.mutate({})}
        >
          {t("web.start")}
        </Button>
        <span className={`t2 sm ${classes.grow}`}>{t("web.startNote")}</span>
      </div>
    </>
  );
}

function Progress({ one }: { readonly one: ExportAnswer }) {
  const { t } = useTranslation("exporting");
  const format = useFormat();
  const isWaiting = one.state === "waiting";
  const label = isWaiting ? t("web.waiting") : t("web.running");
  const percent = Math.round(one.done * 100);
  return (
    <div className={classes.progress}>
      <div className={classes.progressText}>
        <b>{label}</b>
        {!isWaiting && <span>{format.share(one.done)}</span>}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={isWaiting ? undefined : percent}
      >
        <i style={{ width: `${percent}%` }} />
      </div>
      <span className="t2 sm">{t("web.startNote")}</span>
    </div>
  );
}
