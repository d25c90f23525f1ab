import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CustomerTabs } from "../../commerce/web/index.ts";
import { CustomFilters, useCustomColumns } from "../../custom-fields/web/index.ts";
import { usePages } from "../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { SearchBox } from "../../ui/forms/search-box.tsx";
import { useShortcuts } from "../../ui/keyboard/use-shortcuts.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useGo, useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { type Arranging, arrangeColumns } from "../../ui/table/arrange-columns.ts";
import type { Column } from "../../ui/table/column.ts";
import { ColumnsButton } from "../../ui/table/columns-button.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { DownloadButton } from "../../ui/table/download-button.tsx";
import { ViewBar } from "../../views/web/index.ts";
import { type Contact, listContacts } from "../contract.ts";
import { countContacts } from "../contract-bulk.ts";
import { contactRoles } from "../domain/contact-role.ts";
import { AddButton } from "./add-button.tsx";
import { CustomersBulk } from "./bulk/customers-bulk.tsx";
import { useChosenCustomers } from "./bulk/use-chosen-customers.ts";
import { ContactDialog } from "./contact-dialog.tsx";
import { NoMatch } from "./no-match.tsx";
import { useContactColumns } from "./use-contact-columns.tsx";
import { useListLook, viewOf } from "./use-list-look.ts";
import { useOwnerOptions } from "./use-owner-options.ts";

interface Filters {
  readonly search?: string | undefined;
  readonly owner?: string | undefined;
  readonly role?: (typeof contactRoles)[number] | undefined;
  readonly custom?: string | undefined;
}

function parseFilters(raw: Readonly<Record<string, unknown>>): Filters {
  const role = contactRoles.find((one) => one === raw.role);
  return {
    ...(raw.search === undefined || raw.search === "" ? {} : { search: String(raw.search) }),
    ...(typeof raw.owner === "string" ? { owner: raw.owner } : {}),
    ...(role === undefined ? {} : { role }),
    ...(typeof raw.custom === "string" ? { custom: raw.custom } : {}),
  };
}

const sorts = ["name", "createdAt"] as const;

/** People at customers, by name. */
export function Screen() {
  const { t } = useTranslation("crm");
  const look = useListLook(sorts);
  const [filters, change] = useSearchState(parseFilters);
  const all = [...useContactColumns(), ...useCustomColumns<Contact>("contact")];
  const { columns, arranging } = arrangeColumns<Contact>(all, look.columns, (next) => look.set({ columns: next }));
  const [isAdding, adding] = useDisclosure();
  const mayEdit = useMay("customers.edit");
  const go = useGo();
  const list = usePages(listContacts, { query: { ...filters, ...look.asked, limit: 100 } }, { keepPrevious: true });
  useLiveRefresh("contact.changed", list.refetch);
  useShortcuts([{ keys: "N", label: t("web.addContact"), run: adding.open }], mayEdit);
  const add = <AddButton label={t("web.contact")} onAdd={adding.open} />;
  return (
    <Frame
      title={t("web.customers")}
      beside={<CustomerTabs at="contacts" />}
      actions={mayEdit ? add : undefined}
      filters={
        <>
          <ViewBar entity="contact" current={viewOf(filters, look.kept)} />
          <ContactFilters {...{ filters, change }} />
          <span className="grow" />
          <ColumnsButton all={all} arranging={arranging} />
          <DownloadButton path="/contacts" query={viewOf(filters, look.kept)} />
        </>
      }
      busy={list.isPending}
      bare
    >
      <ContactList
        {...{ list, filters, columns, arranging, look }}
        onReset={(part) => void change(part)}
        onAdd={adding.open}
      />
      {isAdding && <ContactDialog onClose={adding.close} onDone={({ id }) => void go(`/contacts/${id}`)} />}
    </Frame>
  );
}

interface FiltersProps {
  readonly filters: Filters;
  readonly change: (part: Partial<Filters>) => unknown;
}

function ContactFilters({ filters, change }: FiltersProps) {
  const { t } = useTranslation("crm");
  return (
    <>
      <SearchBox
        value={filters.search ?? ""}
        label={t("web.searchContacts")}
        onChange={(search) => void change({ search: search === "" ? undefined : search })}
      />
      <FilterChip
        label={t("web.field.owner")}
        value={filters.owner ?? null}
        options={useOwnerOptions()}
        onChange={(owner) => void change({ owner: owner ?? undefined })}
      />
      <FilterChip
        label={t("web.field.role")}
        value={filters.role ?? null}
        options={contactRoles.map((value) => ({ value, label: t(`web.role.${value}`) }))}
        onChange={(value) => void change({ role: contactRoles.find((one) => one === value) })}
      />
      <CustomFilters entity="contact" value={filters.custom} onChange={(custom) => void change({ custom })} />
    </>
  );
}

interface ListProps {
  readonly columns: readonly Column<Contact>[];
  readonly arranging: Arranging;
  readonly look: ReturnType<typeof useListLook>;
  readonly list: ReturnType<typeof usePages<typeof listContacts>>;
  readonly filters: Filters;
  readonly onReset: (part: Filters) => void;
  readonly onAdd: () => void;
}

function ContactList({ list, filters, columns, arranging, look, onReset, onAdd }: ListProps) {
  const { t } = useTranslation("crm");
  const go = useGo();
  const chosen = useChosenCustomers(countContacts, list, filters);
  if (list.error !== null && list.items.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <TableSkeleton rows={12} columns={6} />;
  const bulk = { chosen, filter: filters, onOver: () => void list.refetch() };
  if (list.items.length === 0) {
    return (
      <CustomersBulk entity="contact" {...bulk}>
        <Nothing {...{ filters, onReset, onAdd }} />
      </CustomersBulk>
    );
  }
  return (
    <CustomersBulk entity="contact" {...bulk}>
      <DataTable
        label={t("web.contacts")}
        columns={columns}
        arranging={arranging}
        rows={list.items}
        sorting={look.sorting}
        onSort={look.onSort}
        rowKey={(contact) => contact.id}
        rowName={(contact) => contact.name}
        {...chosen.boxes}
        onOpen={(contact) => void go(`/contacts/${contact.id}`)}
        onEnd={list.more}
        isLoadingMore={list.isLoadingMore}
        height="100%"
      />
    </CustomersBulk>
  );
}

function Nothing({ filters, onReset, onAdd }: Pick<ListProps, "filters" | "onReset" | "onAdd">) {
  const { t } = useTranslation("crm");
  const mayEdit = useMay("customers.edit");
  const { search, owner, role, custom } = filters;
  const conditions = [
    ...(search === undefined ? [] : [{ words: search, drop: () => onReset({ search: undefined }) }]),
    ...(owner === undefined ? [] : [{ words: t("web.field.owner"), drop: () => onReset({ owner: undefined }) }]),
    ...(role === undefined ? [] : [{ words: t(`web.role.${role}`), drop: () => onReset({ role: undefined }) }]),
    ...(custom === undefined ? [] : [{ words: t("web.ownFields"), drop: () => onReset({ custom: undefined }) }]),
  ];
  const none = { search: undefined, owner: undefined, role: undefined, custom: undefined };
  if (conditions.length > 0) return <NoMatch conditions={conditions} onReset={() => onReset(none)} />;
  const start = (
    <Button variant="ink" onClick={onAdd}>
      {t("web.addContact")}
    </Button>
  );
  return (
    <EmptyState
      icon={<IconUser size={28} stroke={1.5} />}
      title={t("web.noContacts")}
      hint={t("web.noContactsHint")}
      action={mayEdit ? start : undefined}
    />
  );
}
