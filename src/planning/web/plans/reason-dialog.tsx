import { Button, Modal, Select, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../../ui/api/client.ts";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { createPlanVersion, type Plan, type PlanVersion, returnPlan } from "../../contract.ts";
import { yearMonths } from "../../domain/plans/plan-tree.ts";
import classes from "./plan.module.css";

interface ReasonDialogProps {
  readonly plan: Plan;
  readonly version: PlanVersion;
  /** Given back to be worked on; else a change of the approved plan is begun. */
  readonly isReturn: boolean;
  readonly refresh: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Why an approved plan is changed and from which month, or what a submitted one lacks. */
export function ReasonDialog({ plan, version, isReturn, refresh, onClose }: ReasonDialogProps) {
  const { t } = useTranslation("planning");
  const today = useFormat().dayOf(Date.now());
  const [reason, setReason] = useState("");
  const [from, setFrom] = useState(Number(today.slice(0, 4)) === plan.year ? Number(today.slice(5, 7)) : 1);
  const [error, setError] = useState<unknown>(null);
  const send = () =>
    isReturn
      ? call(returnPlan, { params: { id: version.id }, body: { because: reason } })
      : call(createPlanVersion, {
          body: { year: plan.year, reason, months: yearMonths.filter((month) => month >= from) },
        });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send().then(() => {
      onClose();
      return refresh();
    }, setError);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isReturn ? "plans.reason.giveBackTitle" : "plans.reason.title")}
      size={480}
      closeButtonProps={{ "aria-label": t("plans.web.cancel") }}
    >
      <form className={classes.form} noValidate onSubmit={submit}>
        <Textarea
          label={t(isReturn ? "plans.reason.what" : "plans.reason.why")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
        />
        {!isReturn && (
          <Select
            label={t("plans.reason.from")}
            data={yearMonths.map((month) => ({ value: String(month), label: t(`plans.months.${month}`) }))}
            value={String(from)}
            onChange={(value) => setFrom(Number(value))}
            allowDeselect={false}
          />
        )}
        <FormRefusal error={error} />
        <div className="row">
          <Button type="submit" variant="ink" disabled={reason.trim() === ""}>
            {t(isReturn ? "plans.reason.giveBack" : "plans.reason.action")}
          </Button>
          <Button onClick={onClose}>{t("plans.web.cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}
