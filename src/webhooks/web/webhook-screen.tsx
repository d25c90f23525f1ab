import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { usePathParam } from "../../ui/link.tsx";
import { getWebhook, type Webhook } from "../contract.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { useEventWords } from "./event-words.ts";
import { WebhookButtons } from "./webhook-buttons.tsx";
import { WebhookState } from "./webhook-state.tsx";
import classes from "./webhooks.module.css";

/** One webhook: where it leads, whether it is heard, what was sent. */
export function Screen() {
  const { t } = useTranslation("webhooks");
  const id = usePathParam("webhookId");
  const { data, error, refetch, isPending } = useEndpoint(getWebhook, { params: { id } });
  return (
    <Frame
      title={data?.name ?? t("web.one")}
      parent={{ to: "/settings/webhooks", label: t("web.title") }}
      busy={isPending}
    >
      <div className={classes.page}>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {isPending && <TableSkeleton columns={3} />}
        {data && (
          <>
            <Panel title={t("web.about")} aside={<WebhookState webhook={data} />}>
              <Facts webhook={data} />
              <WebhookButtons webhook={data} />
            </Panel>
            <DeliveryLog webhook={data} />
          </>
        )}
      </div>
    </Frame>
  );
}

function Facts({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation("webhooks");
  const format = useFormat();
  const words = useEventWords();
  const { url, events, failingSince, offReason, previousSecretUntil } = webhook;
  const when = (moment: string) => format.momentLong(Date.parse(moment));
  return (
    <dl className={classes.facts}>
      <dt>{t("web.url")}</dt>
      <dd>{url}</dd>
      <dt>{t("web.events")}</dt>
      <dd>{events.map(words).join(", ")}</dd>
      {previousSecretUntil !== null && Date.parse(previousSecretUntil) > Date.now() && (
        <>
          <dt>{t("web.secret")}</dt>
          <dd>{t("web.twoSecrets", { when: when(previousSecretUntil) })}</dd>
        </>
      )}
      {(failingSince !== null || offReason !== null) && (
        <>
          <dt>{t("web.stateTitle")}</dt>
          <dd>
            {offReason === null
              ? t("web.failingSince", { when: when(failingSince ?? webhook.createdAt) })
              : t(`web.offHint.${offReason}`)}
          </dd>
        </>
      )}
    </dl>
  );
}
