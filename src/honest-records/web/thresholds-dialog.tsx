import { Button, Modal, NumberInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { changeRecordThresholds, getRecordChecks, type KeptThresholds } from "../contract.ts";
import { defaultThresholds } from "../domain/vocabulary.ts";
import classes from "./records.module.css";

const fields = Object.keys(defaultThresholds) as (keyof typeof defaultThresholds)[];

/** As the contract has them. */
const most: Readonly<Record<keyof typeof defaultThresholds, number>> = {
  lateHours: 720,
  bulkCount: 100,
  bulkMinutes: 240,
  bulkSpreadHours: 24,
  callSlackMinutes: 240,
  typedOnlyLeast: 100,
};

/** From when on a record is marked. */
export function ThresholdsDialog({ thresholds, onClose }: { thresholds: KeptThresholds; onClose: () => void }) {
  const { t } = useTranslation("honest-records");
  const [draft, setDraft] = useState(thresholds);
  const change = useMutationEndpoint(changeRecordThresholds, { refreshes: [getRecordChecks], onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ body: draft });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={t("thresholds.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form className={classes.form} noValidate onSubmit={submit}>
        {fields.map((field, place) => (
          <NumberInput
            key={field}
            label={t(`thresholds.${field}`)}
            min={field === "bulkCount" ? 2 : 1}
            max={most[field]}
            allowDecimal={false}
            data-autofocus={place === 0 || undefined}
            value={draft[field]}
            onChange={(value) => setDraft({ ...draft, [field]: Number(value) || 1 })}
          />
        ))}
        <FormRefusal error={change.error} />
        <div className="row">
          <Button type="submit" variant="ink" loading={change.isPending}>
            {t("thresholds.save")}
          </Button>
          <Button onClick={onClose}>{t("thresholds.cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}
