import { Button } from "@mantine/core";
import { IconDownload, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { currentWorkspace, urlOf } from "../../ui/api/client.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../ui/feedback/confirm-dialog.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Tag, type TagTone } from "../../ui/marks/tag.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { deleteExportFile, downloadExport, type ExportAnswer, listExports } from "../contract.ts";
import classes from "./exporting.module.css";

const tones: Record<ExportAnswer["state"], TagTone> = {
  waiting: "accent",
  running: "accent",
  ready: "good",
  failed: "bad",
  expired: "line",
};

interface ExportHistoryProps {
  readonly items: readonly ExportAnswer[];
  readonly onEnd: () => void;
  readonly isLoadingMore: boolean;
}

/** Who took everything along, and when; what is still kept can be downloaded or done away with. */
export function ExportHistory({ items, onEnd, isLoadingMore }: ExportHistoryProps) {
  const { t } = useTranslation("exporting");
  const [leaving, setLeaving] = useState<string | null>(null);
  const columns = useHistoryColumns(setLeaving);
  return (
    <>
      <DataTable
        label={t("web.history")}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        onEnd={onEnd}
        isLoadingMore={isLoadingMore}
      />
      <RemoveFile id={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

function RemoveFile({ id, onClose }: { readonly id: string | null; readonly onClose: () => void }) {
  const { t } = useTranslation("exporting");
  const removing = useMutationEndpoint(deleteExportFile, { refreshes: [listExports], onDone: onClose });
  return (
    <ConfirmDialog
      opened={id !== null}
      title={t("web.removeTitle")}
      action={t("web.removeDo")}
      isBusy={removing.isPending}
      onConfirm={() => id !== null && removing.mutate({ params: { id } })}
      onClose={onClose}
    >
      <p>{t("web.removeText")}</p>
      <FormRefusal error={removing.error} />
    </ConfirmDialog>
  );
}

function useHistoryColumns(onRemove: (id: string) => void): readonly Column<ExportAnswer>[] {
  const { t } = useTranslation("exporting");
  const format = useFormat();
  const size = useSize();
  return [
    {
      key: "at",
      title: t("web.when"),
      cell: ({ createdAt }) => format.moment(Date.parse(createdAt), Date.now()),
    },
    { key: "by", title: t("web.by"), isMinor: true, cell: ({ createdBy }) => createdBy?.name ?? t("web.someone") },
    {
      key: "state",
      title: t("web.stateTitle"),
      cell: ({ state }) => <Tag tone={tones[state]}>{t(`web.state.${state}`)}</Tag>,
    },
    {
      key: "rows",
      title: t("web.rows"),
      align: "end",
      isMinor: true,
      cell: ({ rows }) => (rows === null ? "" : format.number(rows)),
    },
    {
      key: "size",
      title: t("web.size"),
      align: "end",
      isMinor: true,
      cell: ({ bytes }) => (bytes === null ? "" : size(bytes)),
    },
    {
      key: "until",
      title: t("web.keptUntil"),
      isMinor: true,
      cell: ({ state, expiresAt }) =>
        state === "ready" && expiresAt !== null ? format.momentLong(Date.parse(expiresAt)) : "",
    },
    {
      key: "file",
      title: "",
      align: "end",
      cell: (one) => (one.state === "ready" ? <File one={one} onRemove={onRemove} /> : null),
    },
  ];
}

/** A plain link, so that the browser itself writes a large file, and shows how far it is. */
function File({ one, onRemove }: { readonly one: ExportAnswer; readonly onRemove: (id: string) => void }) {
  const { t } = useTranslation("exporting");
  const address = `${urlOf(downloadExport, { params: { id: one.id } })}?workspace=${currentWorkspace() ?? ""}`;
  return (
    <span className={classes.file}>
      <Button
        component="a"
        href={address}
        download
        size="sm"
        variant="ink"
        leftSection={<IconDownload size={14} stroke={1.5} />}
      >
        {t("web.download")}
      </Button>
      <Button size="sm" aria-label={t("web.remove")} title={t("web.remove")} onClick={() => onRemove(one.id)}>
        <IconTrash size={14} stroke={1.5} aria-hidden />
      </Button>
    </span>
  );
}

function useSize(): (bytes: number) => string {
  const { t } = useTranslation("exporting");
  const format = useFormat();
  return (bytes) => {
    const unit = bytes >= 1_000_000 ? "MB" : "KB";
    const size = bytes / (unit === "MB" ? 1_000_000 : 1000);
    return t(`web.unit.${unit}`, { size: format.number(size, size < 100 ? 1 : 0) });
  };
}
