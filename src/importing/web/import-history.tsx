import { useTranslation } from "react-i18next";
import { usePages } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink, useGo } from "../../ui/link.tsx";
import { Tag, type TagTone } from "../../ui/marks/tag.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { type ImportAnswer, listImports } from "../contract.ts";
import classes from "./importing.module.css";

const tones: Record<ImportAnswer["state"], TagTone> = {
  reading: "accent",
  ready: "accent",
  waiting: "accent",
  running: "accent",
  done: "line",
  failed: "bad",
  cancelled: "line",
  undoing: "accent",
  undone: "line",
};

/** What was imported before, the newest first. */
export function ImportHistory() {
  const { t } = useTranslation("importing");
  const go = useGo();
  const list = usePages(listImports, { query: { limit: 30 } });
  const columns = useHistoryColumns();
  return (
    <Panel title={t("web.history")} flush>
      {list.error !== null && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <TableSkeleton rows={4} columns={6} />}
      {!list.isPending && list.error === null && list.items.length === 0 && (
        <p className={`t2 ${classes.note}`}>{t("web.noHistory")}</p>
      )}
      {list.items.length > 0 && (
        <DataTable
          label={t("web.history")}
          columns={columns}
          rows={list.items}
          rowKey={({ id }) => id}
          onOpen={({ id }) => void go(`/settings/import/${id}`)}
          onEnd={list.more}
          isLoadingMore={list.isLoadingMore}
        />
      )}
    </Panel>
  );
}

function useHistoryColumns(): readonly Column<ImportAnswer>[] {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const number = (name: "created" | "updated" | "refused"): Column<ImportAnswer> => ({
    key: name,
    title: t(`web.count.${name}`),
    align: "end",
    isMinor: true,
    cell: (one) => format.number(one.counts[name]),
  });
  return [
    {
      key: "file",
      title: t("web.file"),
      cell: ({ id, fileName }) => (
        <AppLink to={`/settings/import/${id}`} className={classes.cut} title={fileName} tabIndex={-1}>
          {fileName}
        </AppLink>
      ),
    },
    { key: "kind", title: t("web.kindTitle"), isMinor: true, cell: ({ kind }) => t(`kind.${kind}` as "kind.deals") },
    {
      key: "state",
      title: t("web.stateTitle"),
      cell: ({ state, isDryRun }) => (
        <Tag tone={tones[state]}>{isDryRun && state === "done" ? t("web.dry") : t(`web.state.${state}`)}</Tag>
      ),
    },
    number("created"),
    number("updated"),
    number("refused"),
    { key: "by", title: t("web.by"), isMinor: true, cell: ({ createdBy }) => createdBy?.name ?? t("web.commandLine") },
    {
      key: "at",
      title: t("web.when"),
      align: "end",
      cell: ({ createdAt }) => <span className="t2">{format.moment(Date.parse(createdAt), Date.now())}</span>,
    },
  ];
}
