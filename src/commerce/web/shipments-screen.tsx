import { Button } from "@mantine/core";
import { IconTruckDelivery } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { isCalendarDate } from "../../kernel/zoned-time.ts";
import { useEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { DateField } from "../../ui/forms/date-field.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useGo, useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { listShipments, type Shipment } from "../contract.ts";
import classes from "./commerce.module.css";
import { CustomerTabs } from "./customer-tabs.tsx";
import { NoGoods } from "./no-goods.tsx";
import { useShipmentColumns } from "./use-shipment-columns.tsx";

const ShipmentDialog = lazy(async () => ({ default: (await import("./shipment-dialog.tsx")).ShipmentDialog }));

interface Filters {
  readonly company?: string | undefined;
  readonly product?: string | undefined;
  /** Days of the workspace, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const dayIn = (value: unknown) => (typeof value === "string" && isCalendarDate(value) ? value : undefined);

const filtersIn = ({ company, product, from, to }: Readonly<Record<string, unknown>>): Filters => ({
  ...(typeof company === "string" ? { company } : {}),
  ...(typeof product === "string" ? { product } : {}),
  ...(dayIn(from) === undefined ? {} : { from: dayIn(from) }),
  ...(dayIn(to) === undefined ? {} : { to: dayIn(to) }),
});

const nothing: Filters = { company: undefined, product: undefined, from: undefined, to: undefined };

type Shipments = ReturnType<typeof usePages<typeof listShipments>>;

/** What has gone to customers, the newest first; of one customer or product with its sum. */
export function Screen() {
  const { t } = useTranslation("commerce");
  const [filters, change] = useSearchState(filtersIn);
  const list = usePages(listShipments, { query: { ...filters, limit: 100 } }, { keepPrevious: true });
  const isFiltered = Object.keys(filters).length > 0;
  const [edited, setEdited] = useState<Shipment | null>(null);
  return (
    <Frame
      title={t("web.tabs.label")}
      beside={<CustomerTabs at="shipments" />}
      filters={<Chosen filters={filters} onChange={(part) => void change(part)} />}
      busy={list.isPending}
      bare
    >
      <List {...{ list, isFiltered }} onEdit={setEdited} onReset={() => void change(nothing)} />
      {edited !== null && (
        <Suspense fallback={null}>
          <ShipmentDialog company={edited.company.id} shipment={edited} onClose={() => setEdited(null)} />
        </Suspense>
      )}
    </Frame>
  );
}

interface ChosenProps {
  readonly filters: Filters;
  readonly onChange: (part: Filters) => void;
}

/** Whose they are and what they come to. The names are those of any row: all of them have the same. */
function Chosen({ filters, onChange }: ChosenProps) {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const isFiltered = Object.keys(filters).length > 0;
  const { data } = useEndpoint(
    listShipments,
    { query: { ...filters, limit: 1 } },
    { enabled: isFiltered, keepPrevious: true },
  );
  const [first] = data?.items ?? [];
  const day = (key: "from" | "to") => (
    <DateField
      label={null}
      aria-label={t(`web.goods.${key}`)}
      value={filters[key] ?? null}
      onChange={(on) => onChange({ [key]: on ?? undefined })}
      max={format.dayOf(Date.now())}
    />
  );
  return (
    <>
      <span className={classes.period}>
        <span className="t2 sm nw">{t("web.goods.shippedAt")}</span>
        {day("from")}–{day("to")}
      </span>
      {(["company", "product"] as const).map((name) => {
        const id = filters[name];
        if (id === undefined) return null;
        const label = first?.[name]?.name ?? t("web.goods.chosen");
        return (
          <FilterChip
            key={name}
            label={t(`web.goods.${name}`)}
            value={id}
            options={[{ value: id, label }]}
            onChange={(next) => onChange({ [name]: next ?? undefined })}
          />
        );
      })}
      {isFiltered && data?.total && (
        <span className="t2">
          {t("web.goods.total")} <MoneyText sum={data.total} />
        </span>
      )}
    </>
  );
}

interface ListProps {
  readonly list: Shipments;
  readonly isFiltered: boolean;
  readonly onEdit: (shipment: Shipment) => void;
  readonly onReset: () => void;
}

function List({ list, isFiltered, onEdit, onReset }: ListProps) {
  const { t } = useTranslation("commerce");
  const go = useGo();
  const mayImport = useMay("imports.run");
  const columns = useShipmentColumns(onEdit);
  if (list.error !== null && list.items.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <TableSkeleton rows={12} columns={5} />;
  const start = (
    <Button variant="ink" onClick={() => void go("/settings/import")}>
      {t("web.goods.importThem")}
    </Button>
  );
  if (list.items.length === 0)
    return (
      <NoGoods
        icon={<IconTruckDelivery size={28} stroke={1.5} />}
        title={t("web.goods.noShipments")}
        hint={t("web.goods.noShipmentsHint")}
        action={mayImport ? start : undefined}
        {...{ isFiltered, onReset }}
      />
    );
  return (
    <DataTable
      label={t("web.goods.shipments")}
      columns={columns}
      rows={list.items}
      rowKey={({ id }) => id}
      onEnd={list.more}
      isLoadingMore={list.isLoadingMore}
      height="100%"
    />
  );
}
