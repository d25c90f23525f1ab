import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { acknowledgePayOrder, listPayOrders } from "../contract.ts";

/** Orders that wait to be acknowledged by the reader, each with its one button. */
export function WaitingOrders() {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const { data } = useEndpoint(listPayOrders, {});
  const acknowledge = useMutationEndpoint(acknowledgePayOrder, { refreshes: [listPayOrders] });
  return (data?.items ?? [])
    .filter(({ waitsForMe }) => waitsForMe)
    .map(({ id, number, validFrom }) => (
      <Panel key={id}>
        <div className="row">
          <span>
            {t("web.order.waits", { number, day: format.dayLong(validFrom) })}{" "}
            <AppLink className="acc" to="/pay/order">
              {t("web.order.read")}
            </AppLink>
          </span>
          <Button
            className="end"
            variant="ink"
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate({ params: { id }, body: {} })}
          >
            {t("web.order.acknowledge")}
          </Button>
        </div>
      </Panel>
    ));
}
