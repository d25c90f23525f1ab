import { Button } from "@mantine/core";
import { IconBell, IconFileCertificate } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import { useMay } from "../../ui/session.tsx";
import { acknowledgePayOrder, listPayOrders, type PayOrder, remindOfPayOrder } from "../contract.ts";
import { PaperButton } from "./paper-button.tsx";
import classes from "./pay.module.css";

/** PAY-6: pay orders, each with who has acknowledged it when. */
export function Screen() {
  const { t } = useTranslation("pay");
  const read = useEndpoint(listPayOrders, {});
  return (
    <Frame title={t("web.title")} beside={<PlaceTabs place="pay" at="/pay/order" />} busy={read.isPending}>
      <div className={`${classes.stack} ${classes.wide}`}>
        {read.isPending && <LinesSkeleton lines={6} />}
        {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
        {read.data?.items.length === 0 && (
          <EmptyState
            icon={<IconFileCertificate size={28} stroke={1.5} />}
            title={t("web.order.none")}
            hint={t("web.order.noneHint")}
          />
        )}
        {read.data?.items.map((order) => (
          <Order key={order.id} order={order} />
        ))}
      </div>
    </Frame>
  );
}

function Order({ order }: { readonly order: PayOrder }) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const done = order.acknowledgements.filter(({ at }) => at !== null).length;
  const plain = { interpolation: { escapeValue: false } };
  return (
    <Panel
      title={t("web.order.heading", { number: order.number, day: format.dayLong(order.orderedOn), ...plain })}
      aside={
        <Tag tone={order.isInForce ? "good" : "line"}>
          {t(order.isInForce ? "web.order.inForce" : "web.order.notInForce")}
        </Tag>
      }
    >
      <div className={classes.stack}>
        <p className="t2">
          {t("web.order.about", {
            scheme: order.scheme,
            version: order.version,
            day: format.dayLong(order.validFrom),
            name: order.issuedBy,
            ...plain,
          })}
        </p>
        <Deeds order={order} />
        <h3>{t("web.order.done", { done, count: order.acknowledgements.length })}</h3>
        <ul className={classes.list}>
          {order.acknowledgements.map(({ person, at }) => (
            <li key={person.id}>
              {person.name}
              <span className={at === null ? "end warn" : "end t2"}>
                {at === null ? t("paper.order.notYet") : format.momentLong(Date.parse(at))}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function Deeds({ order }: { readonly order: PayOrder }) {
  const { t } = useTranslation("pay");
  const toast = useToast();
  const mayRemind = useMay("pay.edit");
  const { id, number } = order;
  const acknowledge = useMutationEndpoint(acknowledgePayOrder, { refreshes: [listPayOrders] });
  const remind = useMutationEndpoint(remindOfPayOrder, {
    onDone: ({ reminded }) => void toast(t("web.order.reminded", { count: reminded })),
  });
  return (
    <div className="row">
      <PaperButton path={`/pay-orders/${id}/content`} name={`pay-order-${number}`} />
      {mayRemind && order.acknowledgements.some(({ at }) => at === null) && (
        <Button
          leftSection={<IconBell size={14} stroke={1.5} aria-hidden />}
          loading={remind.isPending}
          onClick={() => remind.mutate({ params: { id }, body: {} })}
        >
          {t("web.order.remind")}
        </Button>
      )}
      {order.waitsForMe && (
        <Button
          variant="ink"
          loading={acknowledge.isPending}
          onClick={() => acknowledge.mutate({ params: { id }, body: {} })}
        >
          {t("web.order.acknowledge")}
        </Button>
      )}
    </div>
  );
}
