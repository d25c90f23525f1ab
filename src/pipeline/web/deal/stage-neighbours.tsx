import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../../../ui/keyboard/use-shortcuts.ts";
import { AppLink, useGo } from "../../../ui/link.tsx";
import type { Card, DealAnswer } from "../../contract.ts";
import classes from "./stage-neighbours.module.css";
import { useStageOrder } from "./use-stage-order.ts";

/** "‹ 4 из 21 ›": from deal to deal of a stage without going back to the board. J is the next, K the previous. */
export function StageNeighbours({ dealId, deal }: { dealId: string; deal: DealAnswer | undefined }) {
  const { t } = useTranslation("pipeline");
  const go = useGo();
  const order = useStageOrder(dealId, deal);
  const open = (card: Card | undefined) => card !== undefined && void go(`/deals/${card.id}`);
  useShortcuts(
    [
      { keys: "J", label: t("web.deal.nextOfStage"), run: () => open(order?.next) },
      { keys: "K", label: t("web.deal.previousOfStage"), run: () => open(order?.previous) },
    ],
    order !== null,
  );
  if (order === null || order.count < 2) return null;
  const { place, count, previous, next } = order;
  return (
    <nav className={`${classes.neighbours} not-phone`} aria-label={t("web.deal.ofStage")}>
      <Arrow card={previous} label="web.deal.previousOfStage" Icon={IconChevronLeft} />
      <span className="t2">{t("web.deal.placeOf", { place, count })}</span>
      <Arrow card={next} label="web.deal.nextOfStage" Icon={IconChevronRight} />
    </nav>
  );
}

interface ArrowProps {
  readonly card: Card | undefined;
  readonly label: "web.deal.previousOfStage" | "web.deal.nextOfStage";
  readonly Icon: typeof IconChevronLeft;
}

function Arrow({ card, label, Icon }: ArrowProps) {
  const { t } = useTranslation("pipeline");
  const icon = <Icon size={14} stroke={1.5} aria-hidden />;
  if (card === undefined) {
    return (
      <span className={classes.arrow} data-off>
        {icon}
      </span>
    );
  }
  const name = `${t(label)}: ${card.company?.name ?? card.title}`;
  return (
    <AppLink to={`/deals/${card.id}`} className={classes.arrow} aria-label={name} title={name}>
      {icon}
    </AppLink>
  );
}
