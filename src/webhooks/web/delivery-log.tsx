import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { type Delivery, getDelivery, listDeliveries, replayFailed, type Webhook } from "../contract.ts";
import { DeliveryDialog } from "./delivery-dialog.tsx";
import { useEventWords } from "./event-words.ts";
import { DeliveryState, useAnswerWords } from "./webhook-state.tsx";
import classes from "./webhooks.module.css";

type Shown = "all" | "failed" | "waiting";
const month = 30 * 24 * 3_600_000;

/** What was sent to the webhook, and sending again. */
export function DeliveryLog({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation("webhooks");
  const [shown, setShown] = useState<Shown>("all");
  const [opened, setOpened] = useState<string | null>(null);
  const query = shown === "all" ? {} : { state: shown };
  const log = usePages(listDeliveries, { params: { id: webhook.id }, query }, { keepPrevious: true });
  const columns = useColumns();
  const isEmpty = !log.isPending && !log.error && log.items.length === 0;
  return (
    <Panel
      title={t("web.log")}
      aside={
        <Button size="sm" onClick={() => void log.refetch()}>
          {t("web.refresh")}
        </Button>
      }
    >
      <div className={classes.form}>
        <div className={classes.bar}>
          <Segmented
            label={t("web.shown")}
            value={shown}
            onChange={setShown}
            options={(["all", "failed", "waiting"] as const).map((value) => ({ value, label: t(`web.show.${value}`) }))}
          />
          {shown === "failed" && log.items.length > 0 && <ReplayAll webhook={webhook} />}
        </div>
        {log.error && <ErrorState error={log.error} onRetry={() => void log.refetch()} />}
        {log.isPending && <TableSkeleton columns={4} />}
        {isEmpty && <EmptyState title={t(`web.logEmpty.${shown}`)} hint={t(`web.logEmptyHint.${shown}`)} />}
        {log.items.length > 0 && (
          <DataTable
            label={t("web.log")}
            columns={columns}
            rows={log.items}
            rowKey={({ id }) => id}
            onOpen={({ id }) => setOpened(id)}
            rowTone={({ state }) => (state === "failed" ? "bad" : undefined)}
            onEnd={log.more}
            isLoadingMore={log.isLoadingMore}
          />
        )}
      </div>
      {opened !== null && <DeliveryDialog id={opened} onClose={() => setOpened(null)} />}
    </Panel>
  );
}

function useColumns(): readonly Column<Delivery>[] {
  const { t } = useTranslation("webhooks");
  const format = useFormat();
  const words = useEventWords();
  const answer = useAnswerWords();
  const told = (one: Delivery) =>
    answer({ status: one.lastStatus, failure: one.lastFailure, durationMs: one.lastDurationMs });
  return [
    {
      key: "type",
      title: t("web.event"),
      cell: (one) => (
        <span className={classes.cut} title={one.type}>
          {words(one.type)}
        </span>
      ),
    },
    { key: "state", title: t("web.stateTitle"), width: "130px", cell: (one) => <DeliveryState delivery={one} /> },
    {
      key: "at",
      title: t("web.at"),
      width: "180px",
      isMinor: true,
      cell: (one) => format.momentLong(Date.parse(one.createdAt)),
    },
    {
      key: "attempts",
      title: t("web.attempts"),
      width: "90px",
      align: "end",
      isMinor: true,
      cell: (one) => format.number(one.attempts),
    },
    {
      key: "answer",
      title: t("web.answer"),
      isMinor: true,
      cell: (one) => (
        <span className={classes.cut} title={told(one)}>
          {told(one)}
        </span>
      ),
    },
  ];
}

function ReplayAll({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation("webhooks");
  const toast = useToast();
  const replaying = useMutationEndpoint(replayFailed, {
    refreshes: [listDeliveries, getDelivery],
    onDone: ({ queued }) => toast(t("web.replayedAll", { count: queued })),
  });
  const since = () => new Date(Date.now() - month).toISOString();
  return (
    <>
      <Button
        loading={replaying.isPending}
        onClick={() => replaying.mutate({ params: { id: webhook.id }, body: { since: since() } })}
      >
        {t("web.replayAll")}
      </Button>
      <FormRefusal error={replaying.error} />
    </>
  );
}
