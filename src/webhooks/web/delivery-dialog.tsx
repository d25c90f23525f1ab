import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { getDelivery, listDeliveries, replayDelivery } from "../contract.ts";
import { useEventWords } from "./event-words.ts";
import { DeliveryState, useAnswerWords } from "./webhook-state.tsx";
import classes from "./webhooks.module.css";

/** One delivery: what is sent, how each attempt ended, and sending it again. */
export function DeliveryDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation("webhooks");
  const format = useFormat();
  const words = useEventWords();
  const answer = useAnswerWords();
  const toast = useToast();
  const { data, error, refetch, isPending } = useEndpoint(getDelivery, { params: { id } }, { staleTime: 0 });
  const replaying = useMutationEndpoint(replayDelivery, {
    refreshes: [listDeliveries, getDelivery],
    onDone: () => toast(t("web.replayed")),
  });
  const when = (moment: string) => format.momentLong(Date.parse(moment));
  return (
    <Modal
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
      opened
      onClose={onClose}
      title={data ? words(data.delivery.type) : t("web.delivery")}
      size={640}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <TableSkeleton columns={2} />}
      {data && (
        <div className={classes.form}>
          <div className={classes.bar}>
            <DeliveryState delivery={data.delivery} />
            {data.delivery.nextAttemptAt !== null && data.delivery.attempts > 0 && (
              <span className="t2 sm">{t("web.nextAt", { when: when(data.delivery.nextAttemptAt) })}</span>
            )}
            <Button size="sm" loading={replaying.isPending} onClick={() => replaying.mutate({ params: { id } })}>
              {t("web.replay")}
            </Button>
          </div>
          <FormRefusal error={replaying.error} />
          <b>{t("web.request")}</b>
          <pre className={classes.text}>{JSON.stringify(data.request, null, 2)}</pre>
          <b>{t("web.attempts")}</b>
          {data.attempts.length === 0 && <span className="t2">{t("web.noAttempts")}</span>}
          <ol className={classes.attempts}>
            {data.attempts.map((one) => (
              <li key={one.number}>
                {when(one.at)} <span className="t2">{answer(one)}</span>
                {one.answer !== null && one.answer !== "" && <pre className={classes.text}>{one.answer}</pre>}
              </li>
            ))}
          </ol>
        </div>
      )}
    </Modal>
  );
}
