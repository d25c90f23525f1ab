import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBuilding } from "@tabler/icons-react";
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
import { type Company, listCompanies } from "../contract.ts";
import { countCompanies } from "../contract-bulk.ts";
import { AddButton } from "./add-button.tsx";
import { CustomersBulk } from "./bulk/customers-bulk.tsx";
import { useChosenCustomers } from "./bulk/use-chosen-customers.ts";
import { CompanyDialog } from "./company-dialog.tsx";
import { type Condition, NoMatch } from "./no-match.tsx";
import { useCompanyColumns } from "./use-company-columns.tsx";
import { useCompanyValues } from "./use-company-values.ts";
import { useListLook, viewOf } from "./use-list-look.ts";
import { useOwnerOptions, valuesOf } from "./use-owner-options.ts";

const filterNames = ["search", "owner", "city", "industry", "channel", "custom"] as const;
type Filters = { readonly [Name in (typeof filterNames)[number]]?: string | undefined };

function parseFilters(raw: Readonly<Record<string, unknown>>): Filters {
  const told = filterNames.flatMap((name) => {
    const value = raw[name];
    return value === undefined || value === null || value === "" ? [] : [[name, String(value)] as const];
  });
  return Object.fromEntries(told);
}

const sorts = ["name", "city", "createdAt"] as const;

/** Companies by name, a page at a time. */
export function Screen() {
  const { t } = useTranslation("crm");
  const look = useListLook(sorts);
  const [filters, change] = useSearchState(parseFilters);
  const all = [...useCompanyColumns(), ...useCustomColumns<Company>("company")];
  const { columns, arranging } = arrangeColumns<Company>(all, look.columns, (next) => look.set({ columns: next }));
  const [isAdding, adding] = useDisclosure();
  const mayEdit = useMay("customers.edit");
  const go = useGo();
  const list = usePages(listCompanies, { query: { ...filters, ...look.asked, limit: 100 } }, { keepPrevious: true });
  useLiveRefresh("company.changed", list.refetch);
  useShortcuts([{ keys: "N", label: t("web.addCompany"), run: adding.open }], mayEdit);
  const add = <AddButton label={t("web.company")} onAdd={adding.open} />;
  return (
    <Frame
      title={t("web.customers")}
      beside={<CustomerTabs at="companies" />}
      actions={mayEdit ? add : undefined}
      filters={
        <>
          <ViewBar entity="company" current={viewOf(filters, look.kept)} />
          <CompanyFilters {...{ filters, change }} />
          <span className="grow" />
          <ColumnsButton all={all} arranging={arranging} />
          <DownloadButton path="/companies" query={viewOf(filters, look.kept)} />
        </>
      }
      busy={list.isPending}
      bare
    >
      <CompanyList
        {...{ list, filters, columns, arranging, look }}
        onReset={(part) => void change(part)}
        onAdd={adding.open}
      />
      {isAdding && <CompanyDialog onClose={adding.close} onDone={(company) => void go(`/companies/${company.id}`)} />}
    </Frame>
  );
}

interface FiltersProps {
  readonly filters: Filters;
  readonly change: (part: Partial<Filters>) => unknown;
}

function CompanyFilters({ filters, change }: FiltersProps) {
  const { t } = useTranslation("crm");
  const owners = useOwnerOptions();
  const values = useCompanyValues();
  return (
    <>
      <SearchBox
        value={filters.search ?? ""}
        label={t("web.searchCompanies")}
        onChange={(search) => void change({ search: search === "" ? undefined : search })}
      />
      <FilterChip
        label={t("web.field.owner")}
        value={filters.owner ?? null}
        options={owners}
        onChange={(owner) => void change({ owner: owner ?? undefined })}
      />
      {(["city", "industry", "channel"] as const).map((name) => {
        const options = valuesOf(values[name], filters[name]);
        if (options.length === 0) return null;
        return (
          <FilterChip
            key={name}
            label={t(`web.field.${name}`)}
            value={filters[name] ?? null}
            options={options}
            onChange={(value) => void change({ [name]: value ?? undefined })}
          />
        );
      })}
      <CustomFilters entity="company" value={filters.custom} onChange={(custom) => void change({ custom })} />
    </>
  );
}

interface ListProps {
  readonly columns: readonly Column<Company>[];
  readonly arranging: Arranging;
  readonly look: ReturnType<typeof useListLook>;
  readonly list: ReturnType<typeof usePages<typeof listCompanies>>;
  readonly filters: Filters;
  readonly onReset: (part: Filters) => void;
  readonly onAdd: () => void;
}

function CompanyList({ list, filters, columns, arranging, look, onReset, onAdd }: ListProps) {
  const { t } = useTranslation("crm");
  const go = useGo();
  const chosen = useChosenCustomers(countCompanies, list, filters);
  if (list.error !== null && list.items.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <TableSkeleton rows={12} columns={6} />;
  const bulk = { chosen, filter: filters, onOver: () => void list.refetch() };
  if (list.items.length === 0) {
    return (
      <CustomersBulk entity="company" {...bulk}>
        <Nothing {...{ filters, onReset, onAdd }} />
      </CustomersBulk>
    );
  }
  return (
    <CustomersBulk entity="company" {...bulk}>
      <DataTable
        label={t("web.companies")}
        columns={columns}
        arranging={arranging}
        rows={list.items}
        sorting={look.sorting}
        onSort={look.onSort}
        rowKey={(company) => company.id}
        rowName={(company) => company.name}
        {...chosen.boxes}
        onOpen={(company) => void go(`/companies/${company.id}`)}
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
  const conditions: readonly Condition[] = filterNames.flatMap((name) => {
    const value = filters[name];
    if (value === undefined) return [];
    const words =
      name === "owner"
        ? t("web.field.owner")
        : name === "search"
          ? value
          : name === "custom"
            ? t("web.ownFields")
            : `${t(`web.field.${name}`)}: ${value}`;
    return [{ words, drop: () => onReset({ [name]: undefined }) }];
  });
  const none = Object.fromEntries(filterNames.map((name) => [name, undefined]));
  if (conditions.length > 0) return <NoMatch conditions={conditions} onReset={() => onReset(none)} />;
  const start = (
    <Button variant="ink" onClick={onAdd}>
      {t("web.addCompany")}
    </Button>
  );
  return (
    <EmptyState
      icon={<IconBuilding size={28} stroke={1.5} />}
      title={t("web.noCompanies")}
      hint={t("web.noCompaniesHint")}
      action={mayEdit ? start : undefined}
    />
  );
}
