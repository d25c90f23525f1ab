import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
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
import { type Teller, toldChanges } from "./audit-changes.ts";
import classes from "./settings.module.css";
import { SettingsScreen } from "./settings-screen.tsx";
import { useDepartments, usePeople } from "./use-people.ts";

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
  const action = (name: string) => (i18n.exists(`identity:action.${name}`) ? t(`action.${name}`) : name);
  const who = (entry: AuditEntry) => entry.userName ?? t("audit.system");
  const deed = (entry: AuditEntry) => (
    <>
      {action(entry.action)}
      <div className={classes.told}>
        {who(entry)}
        <Changes entry={entry} nothing={null} />
      </div>
    </>
  );
  return [
    { key: "at", title: t("audit.at"), width: "120px", cell: (entry) => <At at={Date.parse(entry.at)} /> },
    { key: "who", title: t("audit.who"), width: "180px", isMinor: true, cell: who },
    { key: "action", title: t("audit.what"), width: "220px", cell: deed },
    {
      key: "changes",
      title: t("audit.changes"),
      isMinor: true,
      cell: (entry) => <Changes entry={entry} nothing="—" />,
    },
  ];
}

/** Day and time; the second line of a narrow column is the time, whole. */
function At({ at }: { readonly at: number }) {
  const format = useFormat();
  return (
    <time dateTime={new Date(at).toISOString()} title={format.momentLong(at)}>
      <span className="nw">{format.day(format.dayOf(at), format.dayOf(Date.now()))}</span>{" "}
      <span className="t2">{format.time(at)}</span>
    </time>
  );
}

/** "Name: Anna → Anne" for each changed field, a line each. */
function Changes({ entry, nothing }: { readonly entry: AuditEntry; readonly nothing: string | null }) {
  const teller = useTeller(entry);
  const told = toldChanges(entry.changes, teller);
  if (told.length === 0) return <span className="t3">{nothing}</span>;
  return (
    <ul className={classes.changes}>
      {told.map(({ field, before, after }) => (
        <li key={field}>
          <span className="t3">{field}:</span> {before !== undefined && `${before} → `}
          {after}
        </li>
      ))}
    </ul>
  );
}

function useTeller(entry: AuditEntry): Teller {
  const { t, i18n } = useTranslation("identity");
  const format = useFormat();
  const named = [...usePeople(), ...useDepartments()];
  const word = (key: string) => (i18n.exists(`identity:${key}`) ? t(key as "audited.name") : undefined);
  const isPerson = entry.entity === "user" || entry.entity === "contact";
  const given = entry.changes.currency;
  const currency = Array.isArray(given) ? given[1] : given;
  return {
    fieldName: (field) => word(field === "name" && isPerson ? "audited.personName" : `audited.${field}`),
    valueName: (field, value) => word(field === "role" ? `role.${value}` : `auditedValue.${value}`),
    nameOfId: (id) => named.find((one) => one.id === id)?.name,
    day: (date) => format.dayLong(date as CalendarDate),
    moment: format.momentLong,
    sum: (minor) =>
      typeof currency === "string" ? format.money({ minor, currency }) : format.number(minor / 100, minor % 100 && 2),
    isTrue: (value) => t(value ? "auditedValue.yes" : "auditedValue.no"),
  };
}
