import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shortestReason } from "../../domain/vocabulary.ts";
import classes from "./gate.module.css";

/** A head moves the deal over what is missing; the reason is kept and reported. */
export function OverrideForm({ isBusy, onSubmit }: { isBusy: boolean; onSubmit: (reason: string) => void }) {
  const { t } = useTranslation("pipeline");
  const [reason, setReason] = useState("");
  const isEnough = [...reason.trim()].length >= shortestReason;
  return (
    <div className={classes.override}>
      <Textarea
        label={t("web.gate.reason")}
        description={t("web.gate.reasonHint", { count: shortestReason })}
        autosize
        minRows={2}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button disabled={!isEnough} loading={isBusy} onClick={() => onSubmit(reason.trim())}>
        {t("web.gate.withReason")}
      </Button>
    </div>
  );
}
