import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/data-table.tsx";
import type { WeekSum } from "./flow-sums.ts";

interface FlowTableProps {
  readonly weeks: readonly WeekSum[];
  readonly name: string;
  readonly isWhole: boolean;
}

const moves = ["opening", "in", "forward", "back", "won", "lost", "postponed", "other", "closing"] as const;

/** opening + in − forward − back − won − lost − postponed − other = closing, week by week, the latest first. */
export function FlowTable({ weeks, name, isWhole }: FlowTableProps) {
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
        cell: (week) =>
          key === "opening" || key === "closing" ? <b>{format.number(week[key])}</b> : format.number(week[key]),
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
    </Panel>
  );
}
