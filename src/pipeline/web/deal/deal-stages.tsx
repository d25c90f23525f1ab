import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { BarNotch } from "../../../ui/marks/bar-notch.tsx";
import { StageMark } from "../../../ui/marks/stage-mark.tsx";
import type { DealAnswer, PipelineAnswer } from "../../contract.ts";
import { workingDays } from "../working-days.ts";
import classes from "./deal.module.css";

type Stage = PipelineAnswer["stages"][number];

/** The way of the deal: each stage with days spent and the target as bar and notch. */
export function DealStages({ deal, stages }: { deal: DealAnswer; stages: readonly Stage[] }) {
  const current = stages.find(({ id }) => id === deal.stageId)?.position ?? 0;
  return (
    <ol className={classes.stages} style={{ gridTemplateColumns: `repeat(${stages.length}, minmax(0, 1fr))` }}>
      {stages.map((stage, place) => (
        <StageOfDeal
          key={stage.id}
          {...{ deal, stage }}
          n={place + 1}
          of={stages.length}
          state={stage.position === current ? "current" : stage.position < current ? "past" : "ahead"}
        />
      ))}
    </ol>
  );
}

interface StageOfDealProps {
  readonly deal: DealAnswer;
  readonly stage: Stage;
  readonly n: number;
  readonly of: number;
  readonly state: "past" | "current" | "ahead";
}

function StageOfDeal({ deal, stage, n, of, state }: StageOfDealProps) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const visits = deal.visits.filter((visit) => visit.stage.id === stage.id && visit.voidAt === null);
  const hours = visits.reduce((sum, visit) => sum + visit.workingHours, 0);
  const days = format.number(workingDays(hours, format.hoursPerWorkingDay));
  const target =
    stage.targetHours === null ? null : format.days(workingDays(stage.targetHours, format.hoursPerWorkingDay));
  const said =
    visits.length === 0 || stage.isWon
      ? target === null || stage.isWon
        ? ""
        : t("web.deal.target", { target })
      : target === null
        ? format.days(workingDays(hours, format.hoursPerWorkingDay))
        : t("web.card.daysOf", { days, target });
  return (
    <li data-state={state} aria-current={state === "current" ? "step" : undefined}>
      <div className={classes.stageName}>
        <StageMark n={n} of={of} isKey={stage.isKeyStage} isWon={stage.isWon} />
        <span className={classes.stageTitle} title={stage.name}>
          {stage.name}
        </span>
      </div>
      {!stage.isWon && (
        <BarNotch value={hours} target={stage.targetHours} label={`${stage.name}: ${said === "" ? "0" : said}`} />
      )}
      <span className={`xs ${state === "current" ? "md" : "t3"} ${classes.stageDays}`}>{said}</span>
    </li>
  );
}
