import { useTranslation } from "react-i18next";
import { MoneyText } from "../../../ui/figures/money-text.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { AppLink } from "../../../ui/link.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import type { Column } from "../../../ui/table/column.ts";
import type { Card } from "../../contract.ts";
import { usePipelines } from "../use-pipelines.ts";
import { workingDays } from "../working-days.ts";
import classes from "./list.module.css";

/** Customer, subject, stage, sum, days of the target, next step, close, responsible. */
export function useDealColumns(): readonly Column<Card>[] {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const pipelines = usePipelines();
  const stages = new Map(pipelines.items.flatMap((one) => one.stages.map((stage) => [stage.id, stage.name] as const)));
  const stageOf = (card: Card) =>
    card.status === "open" ? (
      <span className="el">{stages.get(card.stageId) ?? ""}</span>
    ) : (
      <Tag tone={card.status === "won" ? "good" : "plain"}>{statusOf(card)}</Tag>
    );
  const statusOf = (card: Card) =>
    card.status === "lost" && card.lossReason !== null
      ? `${t("web.statusOne.lost")}: ${card.lossReason.name}`
      : t(`web.statusOne.${card.status}`);
  return [
    { key: "name", title: t("web.list.deal"), cell: (card) => <Name card={card} /> },
    { key: "stage", title: t("web.list.stage"), cell: stageOf, isMinor: true, width: "18%" },
    {
      key: "amount",
      title: t("web.field.amount"),
      align: "end",
      isSortable: true,
      width: "132px",
      cell: (card) => <MoneyText sum={card.amount} />,
    },
    {
      key: "stageEnteredAt",
      title: t("web.list.days"),
      align: "end",
      isSortable: true,
      isMinor: true,
      width: "128px",
      cell: (card) => <Days card={card} />,
    },
    { key: "next", title: t("web.list.nextStep"), isMinor: true, cell: (card) => <Next card={card} />, width: "20%" },
    {
      key: "expectedCloseOn",
      title: t("web.list.close"),
      isSortable: true,
      isMinor: true,
      width: "104px",
      cell: (card) =>
        card.expectedCloseOn === null ? <span className="t3">—</span> : format.day(card.expectedCloseOn, today),
    },
    {
      key: "owner",
      title: t("web.field.owner"),
      isMinor: true,
      width: "13%",
      cell: (card) => <span className="el">{card.owner.name}</span>,
    },
    {
      key: "createdAt",
      title: t("web.list.created"),
      isSortable: true,
      isMinor: true,
      width: "104px",
      cell: (card) => format.day(format.dayOf(Date.parse(card.createdAt)), today),
    },
  ];
}

function Name({ card }: { card: Card }) {
  return (
    <AppLink to={`/deals/${card.id}`} className={`row ${classes.name}`}>
      <b className="el md">{card.company?.name ?? card.title}</b>
      {card.company !== null && <span className="el t2 not-phone">{card.title}</span>}
    </AppLink>
  );
}

function Days({ card }: { card: Card }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  if (card.workingHours === null) return <span className="t3">—</span>;
  const tone = card.pace === "twice" ? "bad" : card.pace === "over" ? "warn" : "t2";
  const days = workingDays(card.workingHours, format.timeZone);
  if (card.targetHours === null) return <span className={tone}>{format.days(days)}</span>;
  const target = format.days(workingDays(card.targetHours, format.timeZone));
  return <span className={tone}>{t("web.card.daysOf", { days: format.number(days), target })}</span>;
}

function Next({ card }: { card: Card }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  if (card.status !== "open") return null;
  if (card.nextStep === null) return <span className="bad">{t("web.card.noStep")}</span>;
  const day = format.dayNear(format.dayOf(Date.parse(card.nextStep.plannedAt)), format.dayOf(Date.now()));
  return (
    <span className={`row ${classes.next}`}>
      <span className={`nw ${card.nextStep.isOverdue ? "bad" : ""}`}>{day}</span>
      <span className="el t2">{card.nextStep.subject}</span>
    </span>
  );
}
