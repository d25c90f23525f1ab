import { Button, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { useMay } from "../../../ui/session.tsx";
import type { TimeMapAnswer } from "../../contract.ts";
import { type TimeUnit, useTimes } from "../time/use-times.ts";
import type { Report } from "../use-report.ts";
import classes from "./time-map.module.css";
import { type NewTargetsForm, useNewTargets } from "./use-new-targets.ts";
import { WhatIfResults } from "./what-if-results.tsx";

interface WhatIfProps {
  readonly report: Report;
  readonly answer: TimeMapAnswer;
  readonly unit: TimeUnit;
}

/** New targets tried on the deals of the period: how much shorter they would have been. */
export function WhatIf({ report, answer, unit }: WhatIfProps) {
  const { t } = useTranslation("analytics");
  const form = useNewTargets(report, answer);
  const mayWrite = useMay("pipelines.edit");
  return (
    <Panel>
      <h2 className={classes.title}>
        <b>{t("web.whatIf.title")}</b>
      </h2>
      <p className="t2 sm">{t(unit === "days" ? "web.whatIf.hint" : "web.whatIf.hintHours")}</p>
      <div className={classes.inputs}>
        {answer.stages.map((stage) => (
          <TargetInput key={stage.id} stage={stage} form={form} unit={unit} perDay={answer.hoursPerWorkingDay} />
        ))}
      </div>
      <WhatIfResults whatIf={answer.whatIf} />
      <div className={classes.ways}>
        {mayWrite && (
          <Button variant="ink" disabled={!form.isChanged} loading={form.isSaving} onClick={() => void form.save()}>
            {t("web.whatIf.save")}
          </Button>
        )}
        <Button disabled={!form.isChanged} onClick={form.reset}>
          {t("web.whatIf.reset")}
        </Button>
      </div>
    </Panel>
  );
}

interface TargetInputProps {
  readonly stage: TimeMapAnswer["stages"][number];
  readonly form: NewTargetsForm;
  readonly unit: TimeUnit;
  readonly perDay: number;
}

/** In working days or hours; the target itself is always in working hours. */
function TargetInput({ stage, form, unit, perDay }: TargetInputProps) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const told = useTimes(unit, perDay);
  const size = unit === "days" ? perDay : 1;
  const hours = form.hoursOf(stage.id) ?? stage.target;
  const isNew = form.hoursOf(stage.id) !== undefined;
  const median = unit === "days" ? stage.days.median : stage.workingHours.median;
  const was = stage.target === null ? "—" : told.tell(stage.target / size);
  return (
    <>
      <span className="el" title={stage.stage}>
        {stage.stage}
      </span>
      <NumberInput
        aria-label={t("web.whatIf.input", { stage: stage.stage })}
        value={hours === null ? "" : round(hours / size)}
        onChange={(value) => {
          if (typeof value === "number" && value > 0) form.setHours(stage.id, value * size);
        }}
        min={0}
        max={9999}
        decimalScale={1}
        decimalSeparator={format.language === "ru" ? "," : "."}
        hideControls
      />
      <span className="t3 sm nw">
        {t(isNew ? "web.whatIf.was" : "web.whatIf.fact", { was, fact: told.tell(median) })}
      </span>
    </>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
