import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import type { Column } from "../../ui/table/column.ts";
import type { Product, Shipment } from "../contract.ts";
import classes from "./commerce.module.css";
import { EditGoods } from "./goods-form.tsx";

export function useProductColumns(onEdit: (product: Product) => void): readonly Column<Product>[] {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const mayEdit = useMay("products.edit");
  const mayKnowCosts = useMay("products.costs");
  const sum = (key: "price" | "cost", isMinor: boolean): Column<Product> => ({
    key,
    title: t(`web.goods.${key}`),
    align: "end",
    width: "140px",
    isMinor,
    cell: (product) => product[key] && <MoneyText sum={product[key]} />,
  });
  return [
    { key: "sku", title: t("web.goods.sku"), width: "140px", isMinor: true, cell: ({ sku }) => <Sku sku={sku} /> },
    { key: "name", title: t("web.goods.name"), cell: ({ name }) => <Name name={name} /> },
    { key: "line", title: t("web.goods.line"), isMinor: true, cell: ({ line }) => line && <Line line={line} /> },
    { key: "unit", title: t("web.goods.unit"), width: "90px", isMinor: true, cell: ({ unit }) => unit },
    sum("price", false),
    ...(mayKnowCosts ? [sum("cost", true)] : []),
    {
      key: "vat",
      title: t("web.goods.vat"),
      align: "end",
      width: "90px",
      isMinor: true,
      cell: ({ vat }) => vat !== null && format.share(vat / 100, vat % 1 === 0 ? 0 : 2),
    },
    ...(mayEdit ? [editColumn(t("web.goods.edit"), onEdit)] : []),
  ];
}

/* A text longer than its column is cut, and told whole by the mouse. */

const Sku = ({ sku }: { readonly sku: string }) => (
  <span className={`t2 ${classes.code}`} title={sku}>
    {sku}
  </span>
);

const Name = ({ name }: { readonly name: string }) => (
  <span className={`${classes.productName} ${classes.cut}`} title={name}>
    {name}
  </span>
);

/** Narrows the list to the product line. */
const Line = ({ line }: { readonly line: string }) => (
  <AppLink className={`${classes.linked} ${classes.cut}`} title={line} to="/products" search={{ line }}>
    {line}
  </AppLink>
);

/** The way to the form, at the end of a row. */
export const editColumn = <Row extends Product | Shipment>(title: string, onEdit: (row: Row) => void): Column<Row> => ({
  key: "edit",
  title: <VisuallyHidden>{title}</VisuallyHidden>,
  width: "48px",
  align: "end",
  cell: (row) => <EditGoods name={"name" in row ? row.name : row.company.name} onEdit={() => onEdit(row)} />,
});
