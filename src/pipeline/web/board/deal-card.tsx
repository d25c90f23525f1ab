import { type MouseEvent, memo } from "react";
import { useTranslation } from "react-i18next";
import { MoneyText } from "../../../ui/figures/money-text.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { AppLink } from "../../../ui/link.tsx";
import { Avatar } from "../../../ui/marks/avatar.tsx";
import { BarNotch } from "../../../ui/marks/bar-notch.tsx";
import type { Card } from "../../contract.ts";
import { workingDays } from "../working-days.ts";
import classes from "./card.module.css";
import type { CardDeeds } from "./card-deeds.ts";
import { CardMenu } from "./card-menu.tsx";
import { NextLine } from "./next-line.tsx";

interface DealCardProps {
  readonly card: Card;
  readonly stageName: string;
  readonly stages: readonly { readonly id: string; readonly name: string }[];
  readonly deeds: CardDeeds;
  /** The one card of the column in the tab order. */
  readonly isTabStop: boolean;
  /** Where one is on the board: only here the card's own buttons are in the tab order too. */
  readonly isCurrent: boolean;
  readonly isLifted: boolean;
  readonly isChosen: boolean;
  /** Who has just changed it, for 4 s; empty when not known. */
  readonly changedBy: string | undefined;
}

/** A deal on the board: customer, subject, sum, days of the target, next step, mark. */
export const DealCard = memo(function DealCard(props: DealCardProps) {
  const { card, stageName, stages, deeds, isTabStop, isCurrent, isLifted, isChosen, changedBy } = props;
  const { t } = useTranslation("pipeline");
  const tabIndex = isCurrent ? 0 : -1;
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const isInner = event.target instanceof Element && event.target.closest("a, button") !== null;
    if (isInner) return;
    if (event.shiftKey || event.metaKey || event.ctrlKey) deeds.choose(card, event.shiftKey);
    else deeds.open(card);
  };
  const label = t(isChosen ? "web.card.labelChosen" : "web.card.label", { title: nameOf(card), stage: stageName });
  const focusable = { tabIndex: isTabStop ? 0 : -1, onClick, "aria-label": label };
  return (
    <article
      className={classes.card}
      data-card={card.id}
      data-lifted={isLifted || undefined}
      data-chosen={isChosen || undefined}
      data-live={changedBy !== undefined || undefined}
      aria-describedby="board-keys"
      {...focusable}
    >
      <div className={classes.head}>
        <AppLink to={`/deals/${card.id}`} className={classes.name} tabIndex={-1}>
          {nameOf(card)}
        </AppLink>
        <CardMenu {...{ card, stages, deeds, tabIndex, isChosen }} />
        <Avatar name={card.owner.name} />
      </div>
      {card.company !== null && <div className={classes.subject}>{card.title}</div>}
      <div className={classes.sum}>
        <b>
          <MoneyText sum={card.amount} />
        </b>
        {changedBy === undefined ? <Days card={card} /> : <Signed name={changedBy} />}
      </div>
      {card.workingHours !== null && <StageBar card={card} />}
      <NextLine card={card} onPlan={deeds.plan} tabIndex={tabIndex} />
    </article>
  );
});

const nameOf = (card: Card) => card.company?.name ?? card.title;

function Signed({ name }: { name: string }) {
  const { t } = useTranslation("pipeline");
  return <span className="acc sm el">{name === "" ? t("web.card.changed") : t("web.card.changedBy", { name })}</span>;
}

function Days({ card }: { card: Card }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  if (card.workingHours === null) return null;
  const value = format.number(workingDays(card.workingHours, format.hoursPerWorkingDay), 0);
  const tone = card.pace === "twice" ? "bad" : card.pace === "over" ? "warn" : "t3";
  const target =
    card.targetHours === null ? null : format.days(workingDays(card.targetHours, format.hoursPerWorkingDay));
  return (
    <span className={`${classes.days} ${tone}`}>
      {target === null
        ? format.days(workingDays(card.workingHours, format.hoursPerWorkingDay))
        : t("web.card.daysOf", { days: value, target })}
    </span>
  );
}

/** Fact is the bar, the target is the notch in the middle; only what is beyond has a colour. */
export function StageBar({ card }: { card: Pick<Card, "workingHours" | "targetHours"> }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const days = workingDays(card.workingHours ?? 0, format.hoursPerWorkingDay);
  const target = card.targetHours === null ? null : workingDays(card.targetHours, format.hoursPerWorkingDay);
  const spoken =
    target === null
      ? t("web.card.spokenDays", { days: format.days(days, "long") })
      : t("web.card.spokenDaysOf", { days: format.number(days), target: format.days(target, "long") });
  if (card.targetHours === null) return null;
  return <BarNotch value={card.workingHours ?? 0} target={card.targetHours} label={spoken} />;
}
