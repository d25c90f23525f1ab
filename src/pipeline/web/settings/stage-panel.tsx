import { NumberInput, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { ChainEditor } from "./chain-editor.tsx";
import { ConditionsEditor } from "./conditions-editor.tsx";
import type { DraftStage } from "./draft.ts";
import classes from "./settings.module.css";

/** Working hours of a day by which targets are told in days too (definitions.md). */
const hoursOfDay = 9;

interface StagePanelProps {
  readonly stage: DraftStage;
  /** The won stage asks for no further step. */
  readonly isLast: boolean;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<DraftStage>) => void;
}

/** The regulation of one stage: what it means, what to do on it, what lets a deal in. */
export function StagePanel({ stage, isLast, disabled, onChange }: StagePanelProps) {
  const { t } = useTranslation("pipeline");
  const text = (field: "done" | "buyerStep" | "keyTask") => ({
    label: t(`settings.stage.${field}`),
    description: t(`settings.stage.${field}Hint`),
    value: stage[field],
    disabled,
    autosize: true,
    minRows: 1,
    maxRows: 6,
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <div className={classes.regulation}>
      <Textarea {...text("done")} />
      <Textarea {...text("buyerStep")} />
      <Textarea {...text("keyTask")} />
      {!isLast && <Targets {...{ stage, disabled, onChange }} />}
      <ConditionsEditor
        value={stage.entryConditions}
        disabled={disabled}
        onChange={(entryConditions) => onChange({ entryConditions })}
      />
      <ChainEditor
        value={stage.contactChain}
        disabled={disabled}
        onChange={(contactChain) => onChange({ contactChain })}
      />
    </div>
  );
}

function Targets({ stage, disabled, onChange }: Omit<StagePanelProps, "isLast">) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const { targetHours, plannedConversion } = stage;
  const comma = format.language === "ru" ? "," : ".";
  return (
    <div className={classes.pair}>
      <NumberInput
        label={t("settings.stage.target")}
        description={
          targetHours === null
            ? t("settings.stage.targetHint")
            : t("settings.stage.targetDays", { days: format.days(targetHours / hoursOfDay, "long") })
        }
        value={targetHours ?? ""}
        min={0.5}
        max={99_999}
        step={hoursOfDay}
        decimalScale={1}
        decimalSeparator={comma}
        suffix={`\u00a0${t("settings.stage.hours")}`}
        disabled={disabled}
        onChange={(next) => onChange({ targetHours: typeof next === "number" && next > 0 ? next : null })}
      />
      <NumberInput
        label={t("settings.stage.conversion")}
        description={t("settings.stage.conversionHint")}
        value={plannedConversion === null ? "" : Math.round(plannedConversion * 1000) / 10}
        min={0}
        max={100}
        step={5}
        decimalScale={1}
        decimalSeparator={comma}
        suffix={"\u00a0%"}
        disabled={disabled}
        onChange={(next) => onChange({ plannedConversion: typeof next === "number" ? next / 100 : null })}
      />
    </div>
  );
}
