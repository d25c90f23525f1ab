import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { readFile } from "../../ui/api/client.ts";
import { usePages } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { listRefusals } from "../contract.ts";
import classes from "./importing.module.css";

/** Which lines were left out and why; all of them as a table to mend and load again. */
export function RefusedRows({ id, count }: { id: string; count: number }) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  const list = usePages(listRefusals, { params: { id }, query: { limit: 100 } });
  return (
    <section className={classes.refused} aria-label={t("web.refusedRows")}>
      <div className={classes.refusedHead}>
        <h3 className={classes.label}>
          {t("web.refusedRows")} <span className="t3">{format.number(count)}</span>
        </h3>
        <Download id={id} />
      </div>
      {list.error !== null && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <TableSkeleton rows={5} columns={2} />}
      {list.items.length > 0 && (
        <DataTable
          label={t("web.refusedRows")}
          columns={[
            { key: "line", title: t("web.line"), width: "90px", cell: ({ line }) => format.number(line) },
            { key: "message", title: t("web.reason"), cell: ({ message }) => message },
          ]}
          rows={list.items}
          rowKey={({ line, code }) => `${line} ${code}`}
          onEnd={list.more}
          isLoadingMore={list.isLoadingMore}
          total={count}
          {...(count > 12 ? { height: "420px" } : {})}
        />
      )}
    </section>
  );
}

function Download({ id }: { id: string }) {
  const { t } = useTranslation("importing");
  const toast = useToast();
  const save = async () => {
    try {
      const address = URL.createObjectURL(await readFile(`/imports/${id}/refusals.csv`, {}));
      const link = document.createElement("a");
      link.href = address;
      link.download = `import-${id}-refused.csv`;
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <Button size="sm" leftSection={<IconDownload size={14} stroke={1.5} />} onClick={() => void save()}>
      {t("web.download")}
    </Button>
  );
}
