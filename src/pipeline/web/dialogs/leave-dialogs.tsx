import { Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../../kernel/time.ts";
import { addDays } from "../../../kernel/zoned-time.ts";
import { call } from "../../../ui/api/client.ts";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useUndo } from "../../../ui/feedback/toast.tsx";
import { DateField } from "../../../ui/forms/date-field.tsx";
import { serverErrors } from "../../../ui/forms/server-errors.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { getDeal, listLossReasons, loseDeal, postponeDeal } from "../../contract.ts";
import { takeMoveBack } from "../board/use-moves.tsx";
import { useRefreshDeal } from "../use-deal.tsx";
import { DealDialog } from "./deal-dialog.tsx";

export interface LeavingDeal {
  readonly id: string;
  readonly title: string;
}

interface LeaveDialogProps {
  readonly deal: LeavingDeal | null;
  readonly onClose: () => void;
  readonly onDone?: (id: string) => void;
}

/** Sends a change of a deal's place with its present version, offers undo, refreshes what shows it. */
function useLeave({ onClose, onDone }: LeaveDialogProps) {
  const refresh = useRefreshDeal();
  const { offer } = useUndo();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (id: string, message: string, send: (version: number) => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      const { version } = await call(getDeal, { params: { id } });
      await send(version);
      onClose();
      onDone?.(id);
      void refresh(id);
      offer({ message, undo: () => takeMoveBack(id).then(() => refresh(id)) });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, run };
}

/** "Проиграна…": the reason from the list, what happened, and a day to come back (PIP-10). */
export function LoseDialog(props: LeaveDialogProps) {
  return props.deal === null ? null : <LoseForm key={props.deal.id} {...props} deal={props.deal} />;
}

function LoseForm(props: LeaveDialogProps & { readonly deal: LeavingDeal }) {
  const { deal, onClose } = props;
  const { t } = useTranslation("pipeline");
  const { isBusy, error, run } = useLeave(props);
  const [lossReason, setReason] = useState<string | null>(null);
  const [comment, setComment] = useState("");
  const [comeBackOn, setComeBackOn] = useState<CalendarDate | null>(null);
  const submit = () => {
    if (lossReason === null) return;
    const later = comeBackOn === null ? {} : { comeBackOn };
    void run(deal.id, t("web.lose.done", { title: deal.title }), (version) =>
      call(loseDeal, { params: { id: deal.id }, body: { lossReason, comment, version, ...later } }),
    );
  };
  return (
    <DealDialog
      opened
      title={t("web.lose.title", { title: deal.title })}
      submitLabel={t("web.lose.submit")}
      isReady={lossReason !== null}
      {...{ isBusy, error, onClose }}
      onSubmit={submit}
    >
      <ReasonSelect value={lossReason} onChange={setReason} />
      <Textarea
        label={t("web.lose.comment")}
        autosize
        minRows={3}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <DateField
        label={t("web.lose.comeBack")}
        description={t("web.lose.comeBackHint")}
        value={comeBackOn}
        onChange={setComeBackOn}
        error={serverErrors(error).comeBackOn}
      />
    </DealDialog>
  );
}

function ReasonSelect({ value, onChange }: { value: string | null; onChange: (value: string | null) => void }) {
  const { t } = useTranslation("pipeline");
  const reasons = useEndpoint(listLossReasons, {}, { staleTime: 300_000 }).data?.items ?? [];
  return (
    <Select
      label={t("web.lose.reason")}
      placeholder={t("web.lose.reasonHint")}
      data-autofocus
      required
      searchable
      data={reasons.filter((one) => one.archivedAt === null).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}

/** "Отложить": until when, and why. */
export function PostponeDialog(props: LeaveDialogProps) {
  return props.deal === null ? null : <PostponeForm key={props.deal.id} {...props} deal={props.deal} />;
}

function PostponeForm(props: LeaveDialogProps & { readonly deal: LeavingDeal }) {
  const { deal, onClose } = props;
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const tomorrow = addDays(format.dayOf(Date.now()), 1);
  const { isBusy, error, run } = useLeave(props);
  const [comeBackOn, setComeBackOn] = useState<CalendarDate | null>(addDays(tomorrow, 29));
  const [reason, setReason] = useState("");
  const submit = () => {
    if (comeBackOn === null) return;
    void run(deal.id, t("web.postpone.done", { title: deal.title, day: format.dayLong(comeBackOn) }), (version) =>
      call(postponeDeal, { params: { id: deal.id }, body: { comeBackOn, reason, version } }),
    );
  };
  return (
    <DealDialog
      opened
      title={t("web.postpone.title", { title: deal.title })}
      submitLabel={t("web.postpone.submit")}
      isReady={comeBackOn !== null}
      {...{ isBusy, error, onClose }}
      onSubmit={submit}
    >
      <DateField
        label={t("web.postpone.until")}
        required
        min={tomorrow}
        value={comeBackOn}
        onChange={setComeBackOn}
        error={serverErrors(error).comeBackOn}
        autoFocus
      />
      <Textarea
        label={t("web.postpone.reason")}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DealDialog>
  );
}
