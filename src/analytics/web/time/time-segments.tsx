import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Column } from "../../../ui/table/column.ts";
import type { TimeInStageAnswer } from "../../contract.ts";
import { SplitTable } from "../split-table.tsx";
import { type TimeUnit, useTimes } from "./use-times.ts";

type Segment = NonNullable<TimeInStageAnswer["segments"]>[number];

/** The usual time on each stage, value by value of the split, and how long the won deals took. */
export function TimeSegments({ answer, unit }: { answer: TimeInStageAnswer; unit: TimeUnit }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const told = useTimes(unit, answer.hoursPerWorkingDay);
  const columns: Column<Segment>[] = [
    {
      key: "visits",
      title: t("web.table.visits"),
      align: "end",
      cell: ({ stages }) => format.number(stages.reduce((sum, { visits }) => sum + visits, 0)),
    },
    ...answer.stages.map(
      ({ id, stage }, place): Column<Segment> => ({
        key: id,
        title: stage,
        align: "end",
        cell: ({ stages }) => {
          const own = stages[place];
          return own === undefined ? "—" : told.tell(unit === "days" ? own.median : own.working.median);
        },
      }),
    ),
    {
      key: "cycle",
      title: t("web.time.wonCycle"),
      align: "end",
      cell: ({ cycle }) => <b>{told.tell(cycle.won.median)}</b>,
    },
  ];
  return <SplitTable title={t("web.time.usual")} by={answer.by} segments={answer.segments} columns={columns} />;
}
