import { Button } from "@mantine/core";
import { IconTruckDelivery } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useGo, useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { listShipments } from "../contract.ts";
import { CustomerTabs } from "./customer-tabs.tsx";
import { NoGoods } from "./no-goods.tsx";
import { useShipmentColumns } from "./use-shipment-columns.tsx";

interface Filters {
  readonly company?: string | undefined;
  readonly product?: string | undefined;
}

const filtersIn = ({ company, product }: Readonly<Record<string, unknown>>): Filters => ({
  ...(typeof company === "string" ? { company } : {}),
  ...(typeof product === "string" ? { product } : {}),
});

type Shipments = ReturnType<typeof usePages<typeof listShipments>>;

/** What has gone to customers, the newest first; of one customer or product with its sum. */
export function Screen() {
  const { t } = useTranslation("commerce");
  const [filters, change] = useSearchState(filtersIn);
  const list = usePages(listShipments, { query: { ...filters, limit: 100 } }, { keepPrevious: true });
  const isFiltered = filters.company !== undefined || filters.product !== undefined;
  return (
    <Frame
      title={t("web.tabs.label")}
      beside={<CustomerTabs at="shipments" />}
      filters={isFiltered ? <Chosen filters={filters} onChange={(part) => void change(part)} /> : undefined}
      busy={list.isPending}
      bare
    >
      <List {...{ list, isFiltered }} onReset={() => void change({ company: undefined, product: undefined })} />
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
  const { data } = useEndpoint(listShipments, { query: { ...filters, limit: 1 } });
  const [first] = data?.items ?? [];
  return (
    <>
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
      {data?.total && (
        <span className="t2">
          {t("web.goods.total")} <MoneyText sum={data.total} />
        </span>
      )}
    </>
  );
}

function List({ list, isFiltered, onReset }: { list: Shipments; isFiltered: boolean; onReset: () => void }) {
  const { t } = useTranslation("commerce");
  const go = useGo();
  const mayImport = useMay("imports.run");
  const columns = useShipmentColumns();
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
