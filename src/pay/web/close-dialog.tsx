import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../ui/feedback/confirm-dialog.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { closePayMonth, getPaySlip, listOwnPaySlips, listPayMonths, listPaySlips } from "../contract.ts";

interface CloseDialogProps {
  readonly month: string;
  readonly slips: AnswerOf<typeof listPaySlips>;
  readonly onClose: () => void;
}

/** Says what becomes final before it does. */
export function CloseDialog({ month, slips, onClose }: CloseDialogProps) {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const toast = useToast();
  const named = format.monthNamed(`${month}-01`);
  const close = useMutationEndpoint(closePayMonth, {
    refreshes: [listPayMonths, listPaySlips, getPaySlip, listOwnPaySlips],
    onDone: () => {
      toast(t("web.month.done", { month: named }));
      onClose();
    },
  });
  const withoutPlan = slips.items.filter(({ plan }) => plan === null).map(({ person }) => person.name);
  const plain = { interpolation: { escapeValue: false } };
  return (
    <ConfirmDialog
      opened
      title={t("web.month.question", { month: named })}
      action={t("web.month.close")}
      isBusy={close.isPending}
      onConfirm={() => close.mutate({ params: { month }, body: {} })}
      onClose={onClose}
    >
      <p>{t("web.month.final", { count: slips.items.length, total: format.money(slips.total), ...plain })}</p>
      <p>{t("web.month.after")}</p>
      {withoutPlan.length > 0 && (
        <p className="warn">{t("web.month.withoutPlan", { names: withoutPlan.join(", "), ...plain })}</p>
      )}
      <FormRefusal error={close.error} />
    </ConfirmDialog>
  );
}
