import { useTranslation } from "react-i18next";
import { BarNotch } from "../../../ui/marks/bar-notch.tsx";
import type { DealAnswer, PipelineAnswer } from "../../contract.ts";
import { ConditionList } from "../gate/condition-list.tsx";
import { demanded, useGate } from "../gate/use-gate.ts";
import classes from "./deal.module.css";

interface ConditionsPanelProps {
  readonly deal: DealAnswer;
  readonly pipeline: PipelineAnswer | undefined;
}

/** "До «Договор подписан» 4 из 7": what the next stage asks for, with the control in the row. */
export function ConditionsPanel({ deal, pipeline }: ConditionsPanelProps) {
  if (deal.nextStage === null || pipeline === undefined) return null;
  return <Known key={deal.nextStage.stage.id} deal={deal} next={deal.nextStage} stages={pipeline.stages} />;
}

interface KnownProps {
  readonly deal: DealAnswer;
  readonly next: NonNullable<DealAnswer["nextStage"]>;
  readonly stages: PipelineAnswer["stages"];
}

function Known({ deal, next, stages }: KnownProps) {
  const { t } = useTranslation("pipeline");
  const conditions = demanded(stages, deal.stageId, next.stage.id);
  const gate = useGate(deal.id, conditions, next.stage.id, next.missing);
  const all = Math.max(conditions.length, gate.asked.length);
  const met = all - gate.missing.length;
  return (
    <section className={classes.section}>
      <div className="row">
        <h3 className="grow">{t("web.deal.before", { stage: next.stage.name })}</h3>
        <span className="nw t3">
          <b style={{ color: "var(--text)" }}>{met}</b> {t("web.deal.of", { all })}
        </span>
      </div>
      <div className={classes.progress}>
        <BarNotch
          value={met}
          target={all}
          max={all}
          over="calm"
          tone="good"
          label={t("web.deal.metOf", { met, all })}
        />
      </div>
      <ConditionList deal={deal} gate={gate} isOpen={false} listsMet />
      {all === 0 && <p className="t2 sm">{t("web.deal.noConditions")}</p>}
    </section>
  );
}
