import { useTranslation } from "react-i18next";
import { usePages } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { type ImportAnswer, listKept } from "../contract.ts";
import classes from "./importing.module.css";

/** What an undo took back, and what it had to leave. */
export function Undone({ one }: { one: ImportAnswer }) {
  const { t } = useTranslation("importing");
  const format = useFormat();
  return (
    <div className={classes.outcome}>
      <p className="msg">{t("web.undone")}</p>
      <dl className={classes.counts}>
        {(["removed", "restored", "kept"] as const).map((name) => (
          <div key={name} className={classes.count}>
            <dt className="t2 sm">{t(`web.undoCount.${name}`)}</dt>
            <dd>{format.number(one.undo?.[name] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {(one.undo?.kept ?? 0) > 0 && <Kept one={one} />}
    </div>
  );
}

function Kept({ one }: { one: ImportAnswer }) {
  const { t } = useTranslation("importing");
  const list = usePages(listKept, { params: { id: one.id }, query: { limit: 100 } });
  return (
    <section className={classes.refused} aria-label={t("web.kept")}>
      <h3 className={classes.label}>{t("web.kept")}</h3>
      {list.error !== null && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <TableSkeleton rows={5} columns={3} />}
      {list.items.length > 0 && (
        <DataTable
          label={t("web.kept")}
          columns={[
            {
              key: "entity",
              title: t("web.keptKind"),
              width: "130px",
              cell: ({ entity }) => t(`web.entity.${entity}` as "web.entity.deals"),
            },
            { key: "name", title: t("web.keptName"), cell: ({ name }) => name },
            { key: "reason", title: t("web.reason"), cell: ({ reason }) => t(`web.keptWhy.${reason}`) },
          ]}
          rows={list.items}
          rowKey={({ number }) => String(number)}
          onEnd={list.more}
          isLoadingMore={list.isLoadingMore}
        />
      )}
    </section>
  );
}
