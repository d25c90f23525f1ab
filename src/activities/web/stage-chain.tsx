import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { StageChainAnswer } from "../contract.ts";
import { KindIcon } from "./kind-icon.tsx";
import classes from "./stage-chain.module.css";
import { useStageChain } from "./use-activities.ts";

type ChainStep = StageChainAnswer["steps"][number];

/** The conveyor of the stage: what is behind, what is next. */
export function StageChain({ dealId }: { dealId: string }) {
  const { t } = useTranslation("activities");
  const steps = useStageChain(dealId).data?.steps ?? [];
  if (steps.length === 0) return null;
  const done = steps.filter((step) => step.doneAt !== null).length;
  const current = steps.findIndex((step) => step.doneAt === null);
  return (
    <section className={classes.block}>
      <div className={classes.head}>
        <h3>{t("web.chain")}</h3>
        <span className="t3 sm">{t("web.chainDone", { done, all: steps.length })}</span>
      </div>
      <ol className={classes.chain} style={{ gridTemplateColumns: `repeat(${steps.length}, 1fr)` }}>
        {steps.map((step, place) => (
          <Step key={`${step.activity} ${step.subject}`} step={step} isCurrent={place === current} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, isCurrent }: { step: ChainStep; isCurrent: boolean }) {
  const { t } = useTranslation("activities");
  const format = useFormat();
  const state = step.doneAt !== null ? "done" : isCurrent ? "current" : "ahead";
  const today = format.dayOf(Date.now());
  return (
    <li data-state={state}>
      <span className={classes.dot}>
        {step.doneAt !== null ? <IconCheck size={14} stroke={1.5} aria-hidden /> : <KindIcon kind={step.activity} />}
      </span>
      <span className={classes.text}>{step.subject}</span>
      <span className="xs t3">
        {step.doneAt !== null
          ? format.day(format.dayOf(Date.parse(step.doneAt)), today)
          : t(isCurrent ? "web.chainNow" : "web.chainAhead")}
      </span>
    </li>
  );
}
