import { IconAlertTriangle, IconCheck, IconPlayerPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Tag } from "../../ui/marks/tag.tsx";
import type { Delivery, Webhook } from "../contract.ts";

const icon = { size: 12, stroke: 2, "aria-hidden": true } as const;

/** Works, does not answer, off by whom. */
export function WebhookState({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation("webhooks");
  if (webhook.offReason !== null) {
    const isByHand = webhook.offReason === "by_hand";
    return (
      <Tag
        tone={isByHand ? "plain" : "bad"}
        icon={isByHand ? <IconPlayerPause {...icon} /> : <IconAlertTriangle {...icon} />}
      >
        {t(`web.off.${webhook.offReason}`)}
      </Tag>
    );
  }
  if (webhook.failingSince !== null) {
    return (
      <Tag tone="warn" icon={<IconAlertTriangle {...icon} />}>
        {t("web.failing")}
      </Tag>
    );
  }
  return (
    <Tag tone="good" icon={<IconCheck {...icon} />}>
      {t("web.works")}
    </Tag>
  );
}

const tones = { delivered: "good", waiting: "warn", failed: "bad" } as const;

export function DeliveryState({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation("webhooks");
  const isNew = delivery.state === "waiting" && delivery.attempts === 0;
  return (
    <Tag
      tone={isNew ? "plain" : tones[delivery.state]}
      icon={delivery.state === "delivered" ? <IconCheck {...icon} /> : undefined}
    >
      {t(isNew ? "web.state.new" : `web.state.${delivery.state}`)}
    </Tag>
  );
}

/** "200 · 35 мс", or why there was no answer. */
export function useAnswerWords(): (one: {
  status: number | null;
  failure: string | null;
  durationMs: number | null;
}) => string {
  const { t, i18n } = useTranslation("webhooks");
  return ({ status, failure, durationMs }) => {
    const known = `webhooks:web.failure.${failure}`;
    const told = failure === null ? null : i18n.exists(known) ? t(known as "webhooks:web.failure.timeout") : failure;
    const time = durationMs === null ? null : t("web.ms", { ms: durationMs });
    return [status, told, time].filter((part) => part !== null).join(" · ") || "—";
  };
}
