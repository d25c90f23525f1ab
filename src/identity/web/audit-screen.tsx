import { useTranslation } from "react-i18next";
import { usePages } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { useSearchState } from "../../ui/link.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { type AuditEntry, listAuditEntries } from "../contract.ts";
import { SettingsScreen } from "./settings-screen.tsx";
import { usePeople } from "./use-people.ts";

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/** The audit log: who changed what and when (PLT-11). */
export function Screen() {
  const { t } = useTranslation("identity");
  const people = usePeople();
  const [{ userId }, change] = useSearchState((raw) => ({ userId: text(raw.userId) }));
  const entries = usePages(listAuditEntries, { query: userId === undefined ? {} : { userId } });
  const columns = useColumns();
  return (
    <SettingsScreen tab="audit" busy={entries.isPending}>
      <div>
        <FilterChip
          label={t("audit.who")}
          value={userId ?? null}
          onChange={(value) => void change({ userId: value ?? undefined })}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          all={t("ui:filter.all")}
        />
      </div>
      {entries.error && <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.isPending && <TableSkeleton columns={4} />}
      {!entries.isPending && !entries.error && entries.items.length === 0 && <EmptyState title={t("audit.empty")} />}
      {entries.items.length > 0 && (
        <DataTable
          label={t("audit.title")}
          columns={columns}
          rows={entries.items}
          rowKey={(entry) => entry.id}
          onEnd={entries.more}
          isLoadingMore={entries.isLoadingMore}
        />
      )}
    </SettingsScreen>
  );
}

function useColumns(): readonly Column<AuditEntry>[] {
  const { t, i18n } = useTranslation("identity");
  const format = useFormat();
  const action = (name: string) => (i18n.exists(`identity:action.${name}`) ? t(`action.${name}`) : name);
  return [
    { key: "at", title: t("audit.at"), width: "150px", cell: (entry) => format.momentLong(Date.parse(entry.at)) },
    { key: "who", title: t("audit.who"), width: "180px", cell: (entry) => entry.userName ?? t("audit.system") },
    { key: "action", title: t("audit.what"), width: "220px", cell: (entry) => action(entry.action) },
    { key: "changes", title: t("audit.changes"), isMinor: true, cell: (entry) => changesText(entry.changes) },
  ];
}

/** "name: Anna → Anne" for each changed field. */
function changesText(changes: AuditEntry["changes"]): string {
  const shown = (value: unknown) =>
    value === null || value === undefined ? "—" : typeof value === "string" ? value : JSON.stringify(value);
  return Object.entries(changes)
    .map(([field, change]) =>
      Array.isArray(change) && change.length === 2
        ? `${field}: ${shown(change[0])} → ${shown(change[1])}`
        : `${field}: ${shown(change)}`,
    )
    .join("; ");
}
