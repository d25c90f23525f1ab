import { useTranslation } from "react-i18next";
import { addDays } from "../../../kernel/zoned-time.ts";
import { Figure } from "../../../ui/figures/figure.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/data-table.tsx";
import type { FlowAnswer } from "../../contract.ts";
import { dealsLink } from "../drill-down.ts";
import type { Report } from "../use-report.ts";
import classes from "./flow.module.css";
import type { WeekSum } from "./flow-sums.ts";

interface FlowTableProps {
  readonly weeks: readonly WeekSum[];
  readonly name: string;
  /** Null: the whole pipeline. */
  readonly stageId: string | null;
  readonly report: Report;
  readonly answer: FlowAnswer;
}

const moves = ["opening", "in", "forward", "back", "won", "lost", "postponed", "other", "closing"] as const;

/** opening + in − forward − back − won − lost − postponed − other = closing, week by week, the latest first. */
export function FlowTable(props: FlowTableProps) {
  const { weeks, name, stageId } = props;
  const isWhole = stageId === null;
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const shown = moves.filter((key) => !isWhole || (key !== "forward" && key !== "back"));
  const columns: Column<WeekSum>[] = [
    { key: "week", title: t("web.table.week"), cell: ({ week }) => format.dayLong(week) },
    ...shown.map(
      (key): Column<WeekSum> => ({
        key,
        title: t(`web.table.${key}`),
        align: "end",
        cell: (week) => <Cell {...props} week={week} kind={key} />,
      }),
    ),
  ];
  return (
    <Panel title={t("web.flow.table", { stage: name })} flush>
      <DataTable
        label={t("web.flow.table", { stage: name })}
        columns={columns}
        rows={weeks.toReversed()}
        rowKey={({ week }) => week}
      />
      {!isWhole && <p className={`t3 sm ${classes.tableNote}`}>{t("web.flow.tableNote")}</p>}
    </Panel>
  );
}

interface CellProps extends FlowTableProps {
  readonly week: WeekSum;
  readonly kind: (typeof moves)[number];
}

/**
 * Events of a stage open their deals. One deal may come several times a week, and a deleted one is in no list: where the
 * deals are fewer than the events, both numbers stand there.
 */
function Cell({ week, kind, stageId, report, answer }: CellProps) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const events = format.number(week[kind]);
  if (kind === "opening" || kind === "closing") return <b>{events}</b>;
  const deals = kind === "other" || week.deals === null ? 0 : week.deals[kind];
  if (kind === "other" || stageId === null || deals === 0) return events;
  const days = [week.week, addDays(week.week, 7)] as const;
  const behind =
    kind === "in"
      ? { enteredStage: stageId, enteredFrom: days[0], enteredTo: days[1] }
      : { leftStage: stageId, leftFrom: days[0], leftTo: days[1], leftAs: kind };
  const link = dealsLink(answer.pipeline.id, report.query, behind);
  if (deals === week[kind]) return <Figure {...link}>{events}</Figure>;
  return (
    <span className="nw">
      {events} <Figure {...link}>{t("web.flow.ofDeals", { count: deals, n: format.number(deals) })}</Figure>
    </span>
  );
}
