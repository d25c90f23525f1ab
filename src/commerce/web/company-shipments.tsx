import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { listShipments } from "../contract.ts";
import classes from "./commerce.module.css";
import { useShipmentColumns } from "./use-shipment-columns.tsx";

const shown = 5;

/** What has gone to a company: the sum and the newest; nothing where nothing has, since not everybody ships. */
export function CompanyShipments({ company }: { company: string }) {
  const { t } = useTranslation("commerce");
  const maySee = useMay("shipments.read");
  const { data } = useEndpoint(listShipments, { query: { company, limit: shown } }, { enabled: maySee });
  const columns = useShipmentColumns().filter(({ key }) => key !== "company");
  if (data === undefined || data.items.length === 0) return null;
  const title = (
    <>
      {t("web.goods.shipments")}{" "}
      <span className="t3">
        <MoneyText sum={data.total} />
      </span>
    </>
  );
  const all = (
    <AppLink className={classes.link} to="/shipments" search={{ company }}>
      {t("web.goods.all")}
    </AppLink>
  );
  return (
    <Panel title={title} aside={data.next === null ? undefined : all} flush>
      <DataTable label={t("web.goods.shipments")} columns={columns} rows={data.items} rowKey={({ id }) => id} />
    </Panel>
  );
}
