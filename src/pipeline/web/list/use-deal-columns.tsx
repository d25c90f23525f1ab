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

/** Customer, subject, stage, sum, days of the target, next step, close, responsible; and others to choose from. */
export function useDealColumns(): readonly Column<Card>[] {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const sorted = { isSortable: true, isMinor: true } as const;
  const closing = (card: Card) =>
    card.expectedCloseOn === null ? <span className="t3">—</span> : format.day(card.expectedCloseOn, today);
  const created = (card: Card) => format.day(format.dayOf(Date.parse(card.createdAt)), today);
  const days = { align: "end", width: "128px", cell: (card: Card) => <Days card={card} /> } as const;
  const amount = { align: "end", width: "132px", cell: (card: Card) => <MoneyText sum={card.amount} /> } as const;
  const owner = (card: Card) => <Text text={card.owner.name} />;
  const extra = { isExtra: true, isMinor: true, width: "140px" } as const;
  const day = (date: string | null) => (date === null ? null : format.day(date, today));
  const told = (key: "channel" | "source" | "product") =>
    ({ key, title: t(`web.field.${key}`), ...extra, cell: (card: Card) => <Text text={card[key]} /> }) as const;
  return [
    { key: "name", title: t("web.list.deal"), isAlways: true, cell: (card) => <Name card={card} /> },
    { key: "stage", title: t("web.list.stage"), cell: (card) => <Stage card={card} />, isMinor: true, width: "18%" },
    { key: "amount", title: t("web.field.amount"), isSortable: true, ...amount },
    { key: "stageEnteredAt", title: t("web.list.days"), ...sorted, ...days },
    { key: "next", title: t("web.list.nextStep"), isMinor: true, cell: (card) => <Next card={card} />, width: "20%" },
    { key: "expectedCloseOn", title: t("web.list.close"), width: "104px", cell: closing, ...sorted },
    { key: "owner", title: t("web.field.owner"), isMinor: true, width: "13%", cell: owner },
    { key: "createdAt", title: t("web.list.created"), width: "104px", cell: created, ...sorted },
    {
      key: "title",
      title: t("web.field.title"),
      ...extra,
      isSortable: true,
      cell: ({ title }) => <Text text={title} />,
    },
    { key: "company", title: t("web.field.company"), ...extra, cell: (card) => <Text text={card.company?.name} /> },
    { key: "contact", title: t("web.list.contact"), ...extra, cell: (card) => <Text text={card.contact?.name} /> },
    { ...told("channel"), isSortable: true },
    told("source"),
    told("product"),
    {
      key: "closedAt",
      title: t("web.list.closed"),
      ...extra,
      isSortable: true,
      cell: ({ closedAt }) => day(closedAt === null ? null : format.dayOf(Date.parse(closedAt))),
    },
    { key: "comeBackOn", title: t("web.list.comeBack"), ...extra, cell: ({ comeBackOn }) => day(comeBackOn) },
  ];
}

function Text({ text }: { text: string | null | undefined }) {
  return <span className="el">{text ?? ""}</span>;
}

/** The stage of an open deal, else how it ended and why. */
function Stage({ card }: { card: Card }) {
  const { t } = useTranslation("pipeline");
  const { items } = usePipelines();
  if (card.status === "open") {
    const stage = items.flatMap(({ stages }) => stages).find(({ id }) => id === card.stageId);
    return <span className="el">{stage?.name ?? ""}</span>;
  }
  const status = t(`web.statusOne.${card.status}`);
  const reason = card.status === "lost" && card.lossReason !== null ? `: ${card.lossReason.name}` : "";
  return (
    <Tag tone={card.status === "won" ? "good" : "plain"}>
      {status}
      {reason}
    </Tag>
  );
}

function Name({ card }: { card: Card }) {
  return (
    <AppLink to={`/deals/${card.id}`} className={`row ${classes.name}`}>
      <b className="el md">{card.company?.name ?? card.title}</b>
      {card.company !== null && <span className="el t2 not-phone">{card.title}</span>}
      <span className="only-phone t2 sm">
        <Stage card={card} />
      </span>
      {card.status === "open" && (
        <span className={`only-phone sm ${classes.phoneNext}`}>
          <Next card={card} />
        </span>
      )}
    </AppLink>
  );
}

function Days({ card }: { card: Card }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  if (card.workingHours === null) return <span className="t3">—</span>;
  const tone = card.pace === "twice" ? "bad" : card.pace === "over" ? "warn" : "t2";
  const days = workingDays(card.workingHours, format.hoursPerWorkingDay);
  if (card.targetHours === null) return <span className={tone}>{format.days(days)}</span>;
  const target = format.days(workingDays(card.targetHours, format.hoursPerWorkingDay));
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
