import { Button, Checkbox, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useGo } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { draftPlan } from "../contract.ts";
import { dailyActions } from "../domain/daily-actions.ts";
import classes from "./sheet.module.css";
import { type Sheet, typedOnWire } from "./sheet-state.ts";

/** The sheet becomes the draft of the plan, to be looked at and approved there. */
export function SaveAsPlan({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reverse-planning");
  const mayPlan = useMay("plans.edit");
  const [isOpen, setOpen] = useState(false);
  if (!mayPlan) return null;
  return (
    <>
      <Button variant="ink" disabled={sheet.figures.targetMinor === null} onClick={() => setOpen(true)}>
        {t("web.draft.button")}
      </Button>
      {isOpen && <DraftDialog sheet={sheet} onClose={() => setOpen(false)} />}
    </>
  );
}

function DraftDialog({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const mayNorm = useMay("norms.edit");
  const [withDailyPlan, setWith] = useState(false);
  const { pipeline, period, currency, stages } = sheet.measures;
  const actions = dailyActions(sheet.plan, stages);
  const save = useDraft(onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("web.draft.title")}
      size={460}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      <div className={classes.dialog}>
        <p>
          {t("web.draft.what", {
            sum: format.money({ minor: Math.round(sheet.figures.targetMinor ?? 0), currency }),
            from: format.dayLong(period.from),
          })}
        </p>
        {mayNorm && actions.length > 0 && (
          <Checkbox
            checked={withDailyPlan}
            onChange={(event) => setWith(event.currentTarget.checked)}
            label={t("web.draft.daily", {
              list: actions
                .map(({ kind, planned }) => `${t(`web.counted.${kind}`, { defaultValue: kind })} ${planned}`)
                .join(", "),
            })}
          />
        )}
        <FormRefusal error={save.error} />
        <Button
          variant="ink"
          loading={save.isPending}
          onClick={() =>
            save.mutate({
              body: {
                pipeline: pipeline.id,
                from: period.from,
                to: period.to,
                typed: typedOnWire(sheet),
                withDailyPlan,
              },
            })
          }
        >
          {t("web.draft.save")}
        </Button>
      </div>
    </Modal>
  );
}

/** Saves the draft and says where it is. */
function useDraft(onClose: () => void) {
  const { t } = useTranslation("reverse-planning");
  const toast = useToast();
  const go = useGo();
  return useMutationEndpoint(draftPlan, {
    onDone: ({ year }) => {
      toast(
        t("web.draft.saved"),
        <Button variant="ghost" onClick={() => void go("/plan", { year })}>
          {t("web.draft.open")}
        </Button>,
      );
      onClose();
    },
  });
}
