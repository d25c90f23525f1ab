import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { listShipments, type Shipment } from "../contract.ts";
import classes from "./commerce.module.css";
import { useShipmentColumns } from "./use-shipment-columns.tsx";

const ShipmentDialog = lazy(async () => ({ default: (await import("./shipment-dialog.tsx")).ShipmentDialog }));

const shown = 5;

/** What has gone to a company: the sum and the newest. Where nothing has, only whoever may add one sees it: not everybody ships. */
export function CompanyShipments({ company }: { company: string }) {
  const { t } = useTranslation("commerce");
  const maySee = useMay("shipments.read");
  const mayEdit = useMay("shipments.edit");
  const [edited, setEdited] = useState<Shipment | "new" | null>(null);
  const { data } = useEndpoint(listShipments, { query: { company, limit: shown } }, { enabled: maySee });
  const columns = useShipmentColumns(setEdited).filter(({ key }) => key !== "company");
  if (data === undefined || (data.items.length === 0 && !mayEdit)) return null;
  const isEmpty = data.items.length === 0;
  const title = (
    <>
      {t("web.goods.shipments")} <span className="t3">{isEmpty ? 0 : <MoneyText sum={data.total} />}</span>
    </>
  );
  const aside = (
    <span className="row">
      {data.next !== null && (
        <AppLink className={classes.link} to="/shipments" search={{ company }}>
          {t("web.goods.all")}
        </AppLink>
      )}
      {mayEdit && (
        <Button size="sm" onClick={() => setEdited("new")}>
          {t("web.goods.addShipment")}
        </Button>
      )}
    </span>
  );
  return (
    <Panel title={title} aside={aside} flush>
      {!isEmpty && (
        <DataTable label={t("web.goods.shipments")} columns={columns} rows={data.items} rowKey={({ id }) => id} />
      )}
      {edited !== null && (
        <Suspense fallback={null}>
          <ShipmentDialog
            company={company}
            shipment={edited === "new" ? null : edited}
            onClose={() => setEdited(null)}
          />
        </Suspense>
      )}
    </Panel>
  );
}
