import { Button } from "@mantine/core";
import { IconPackage } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePages } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { SearchBox } from "../../ui/forms/search-box.tsx";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useGo, useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { listProducts, type Product } from "../contract.ts";
import { CustomerTabs } from "./customer-tabs.tsx";
import { AddGoods } from "./goods-form.tsx";
import { NoGoods } from "./no-goods.tsx";
import { useProductColumns } from "./use-product-columns.tsx";

const ProductDialog = lazy(async () => ({ default: (await import("./product-dialog.tsx")).ProductDialog }));

interface Filters {
  readonly search?: string | undefined;
  readonly line?: string | undefined;
}

const filtersIn = ({ search, line }: Readonly<Record<string, unknown>>): Filters => ({
  ...(search === undefined || search === "" ? {} : { search: String(search) }),
  ...(line === undefined || line === "" ? {} : { line: String(line) }),
});

/** What is sold, by name. */
export function Screen() {
  const { t } = useTranslation("commerce");
  const [filters, change] = useSearchState(filtersIn);
  const list = usePages(listProducts, { query: { ...filters, limit: 100 } }, { keepPrevious: true });
  const mayEdit = useMay("products.edit");
  const [edited, setEdited] = useState<Product | "new" | null>(null);
  return (
    <Frame
      title={t("web.tabs.label")}
      actions={mayEdit && <AddGoods label={t("web.goods.newProduct")} onAdd={() => setEdited("new")} />}
      beside={<CustomerTabs at="products" />}
      filters={
        <>
          <SearchBox
            value={filters.search ?? ""}
            label={t("web.goods.searchProducts")}
            onChange={(search) => void change({ search: search === "" ? undefined : search })}
          />
          {filters.line !== undefined && (
            <FilterChip
              label={t("web.goods.line")}
              value={filters.line}
              options={[{ value: filters.line, label: filters.line }]}
              onChange={(line) => void change({ line: line ?? undefined })}
            />
          )}
        </>
      }
      busy={list.isPending}
      bare
    >
      <Products
        {...{ list, filters }}
        onEdit={setEdited}
        onReset={() => void change({ search: undefined, line: undefined })}
      />
      {edited !== null && (
        <Suspense fallback={null}>
          <ProductDialog product={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
        </Suspense>
      )}
    </Frame>
  );
}

interface ProductsProps {
  readonly list: ReturnType<typeof usePages<typeof listProducts>>;
  readonly filters: Filters;
  readonly onEdit: (product: Product) => void;
  readonly onReset: () => void;
}

function Products({ list, filters, onEdit, onReset }: ProductsProps) {
  const { t } = useTranslation("commerce");
  const go = useGo();
  const mayImport = useMay("imports.run");
  const maySeeShipments = useMay("shipments.read");
  const columns = useProductColumns(onEdit);
  if (list.error !== null && list.items.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <TableSkeleton rows={12} columns={6} />;
  if (list.items.length === 0)
    return (
      <NoGoods
        icon={<IconPackage size={28} stroke={1.5} />}
        title={t("web.goods.noProducts")}
        hint={t("web.goods.noProductsHint")}
        isFiltered={Object.keys(filters).length > 0}
        onReset={onReset}
        action={
          mayImport ? (
            <Button variant="ink" onClick={() => void go("/settings/import")}>
              {t("web.goods.importThem")}
            </Button>
          ) : undefined
        }
      />
    );
  return (
    <DataTable
      label={t("web.goods.products")}
      columns={columns}
      rows={list.items}
      sorting={{ key: "name", direction: "up" }}
      rowKey={({ id }) => id}
      {...(maySeeShipments ? { onOpen: ({ id }: Product) => void go("/shipments", { product: id }) } : {})}
      onEnd={list.more}
      isLoadingMore={list.isLoadingMore}
      height="100%"
    />
  );
}
