import { useTranslation } from "react-i18next";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink, type PlaceProps } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import type { Column } from "../../ui/table/column.ts";
import type { Shipment } from "../contract.ts";
import classes from "./commerce.module.css";
import { editColumn } from "./use-product-columns.tsx";

/** As many as it has, three at most: "20,000" pieces would read as twenty thousand. */
const digitsOf = (value: number) => [0, 1, 2].find((digits) => Number(value.toFixed(digits)) === value) ?? 3;

export function useShipmentColumns(onEdit: (shipment: Shipment) => void): readonly Column<Shipment>[] {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const mayEdit = useMay("shipments.edit");
  return [
    {
      key: "shippedAt",
      title: t("web.goods.shippedAt"),
      width: "130px",
      cell: ({ shippedAt }) => format.day(format.dayOf(Date.parse(shippedAt)), format.dayOf(Date.now())),
    },
    {
      key: "company",
      title: t("web.goods.company"),
      cell: ({ company }) => <Name text={company.name} to={`/companies/${company.id}`} isMain />,
    },
    {
      key: "product",
      title: t("web.goods.product"),
      isMinor: true,
      cell: ({ product }) => product && <Name text={product.name} to="/shipments" search={{ product: product.id }} />,
    },
    {
      key: "quantity",
      title: t("web.goods.quantity"),
      align: "end",
      width: "110px",
      isMinor: true,
      cell: ({ quantity }) => quantity !== null && format.number(quantity, digitsOf(quantity)),
    },
    {
      key: "amount",
      title: t("web.goods.amount"),
      align: "end",
      width: "150px",
      cell: ({ amount }) => <MoneyText sum={amount} />,
    },
    { key: "externalId", title: t("web.goods.number"), width: "150px", isMinor: true, cell: numberOf },
    ...(mayEdit ? [editColumn(t("web.goods.edit"), onEdit)] : []),
  ];
}

const numberOf = ({ id, externalId }: Shipment) =>
  id === externalId ? null : <span className="t2">{externalId}</span>;

/** A name that leads on, cut where it has no room. */
function Name({ text, isMain = false, ...place }: PlaceProps & { text: string; isMain?: boolean }) {
  return (
    <AppLink className={`${isMain ? classes.productName : classes.linked} ${classes.cut}`} title={text} {...place}>
      {text}
    </AppLink>
  );
}
