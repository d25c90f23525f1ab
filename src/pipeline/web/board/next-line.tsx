import { IconAlertCircle, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { KindIcon } from "../../../activities/web/index.ts";
import { millisecondsPerDay } from "../../../kernel/time.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Card } from "../../contract.ts";
import classes from "./card.module.css";

/** The next step of a card: sign, when, what; rust when overdue; a plus when there is none. */
export function NextLine({ card, onPlan, tabIndex }: { card: Card; onPlan: (card: Card) => void; tabIndex: number }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const step = card.nextStep;
  if (step === null) {
    return (
      <button
        type="button"
        className={classes.noStep}
        tabIndex={tabIndex}
        onClick={() => onPlan(card)}
        aria-label={t("web.card.planFor", { title: card.title })}
      >
        <IconAlertCircle size={14} stroke={1.5} aria-hidden />
        <span className="grow">{t("web.card.noStep")}</span>
        <IconPlus size={14} stroke={1.5} aria-hidden />
      </button>
    );
  }
  const at = Date.parse(step.plannedAt);
  const now = Date.now();
  const day = step.hasTime ? format.moment(at, now) : format.dayNear(format.dayOf(at), format.dayOf(now));
  const late = Math.max(0, Math.floor((now - at) / millisecondsPerDay));
  const lateDay = format.dayNear(format.dayOf(at), format.dayOf(now));
  return (
    <div className={classes.next} data-late={step.isOverdue || undefined}>
      <KindIcon kind={step.kind} />
      <span className={classes.when}>
        <b>
          {step.isOverdue && late > 0
            ? t("web.card.late", { day: lateDay, count: late })
            : step.isOverdue
              ? t("web.card.lateToday", { day })
              : day}
        </b>
        <span>{step.subject}</span>
      </span>
    </div>
  );
}
