import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { listProducts, type Product } from "../contract.ts";

export type ChosenProduct = Pick<Product, "id" | "sku" | "name"> & { readonly price?: Product["price"] };

interface ProductSelectProps {
  readonly value: ChosenProduct | null;
  readonly onChange: (value: ChosenProduct | null) => void;
  readonly error?: string | undefined;
}

/** A product found by how its name or SKU begins. */
export function ProductSelect({ value, onChange, error }: ProductSelectProps) {
  const { t } = useTranslation("commerce");
  const [typed, setTyped] = useState(value?.name ?? "");
  const [search] = useDebouncedValue(typed.trim(), 150);
  // What was chosen stands in the field: it is looked at as a choice, not as a search.
  const asked = search === "" || search === value?.name ? {} : { search };
  const { data } = useEndpoint(listProducts, { query: { ...asked, limit: 20 } }, { keepPrevious: true });
  const found = data?.items ?? [];
  const all: readonly ChosenProduct[] =
    value === null || found.some(({ id }) => id === value.id) ? found : [value, ...found];
  return (
    <Select
      label={t("web.goods.product")}
      placeholder={t("web.goods.searchProducts")}
      data={all.map(({ id, name, sku }) => ({ value: id, label: name, sku }))}
      value={value?.id ?? null}
      onChange={(id) => onChange(all.find((one) => one.id === id) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has found them, by SKU too.
      filter={({ options }) => options}
      nothingFoundMessage={t("web.goods.noSuchProduct")}
      searchable
      clearable
      error={error}
    />
  );
}
