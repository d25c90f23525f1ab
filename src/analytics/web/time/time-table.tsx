import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../../ui/figures/figure.tsx";
import { Share } from "../../../ui/figures/share.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/data-table.tsx";
import type { TimeInStageAnswer } from "../../contract.ts";
import { dealsLink } from "../drill-down.ts";
import { StageCell } from "../stage-cell.tsx";
import type { Report } from "../use-report.ts";
import { type TimeUnit, useTimes } from "./use-times.ts";

type Stage = TimeInStageAnswer["stages"][number];

interface TimeTableProps {
  readonly answer: TimeInStageAnswer;
  readonly unit: TimeUnit;
  readonly report: Report;
  readonly worst: string | null;
  /** Shows how the stays on the stage end. */
  readonly onOpen: (stageId: string) => void;
}

/** All figures of the stages, in the unit shown. */
export function TimeTable({ answer, unit, report, worst, onOpen }: TimeTableProps) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const told = useTimes(unit, answer.hoursPerWorkingDay);
  const column = (key: string, cell: (stage: Stage) => ReactNode): Column<Stage> => ({
    key,
    title: t(`web.table.${key}`),
    align: "end",
    cell,
  });
  const times = (stage: Stage) => (unit === "days" ? stage : stage.working);
  const columns: Column<Stage>[] = [
    { key: "stage", title: t("web.table.stage"), cell: (stage) => <StageName {...{ stage, answer }} /> },
    column("target", ({ target }) => (target === null ? "—" : <b>{told.target(target)}</b>)),
    column("min", (stage) => told.tell(times(stage).min)),
    column("mean", (stage) => told.tell(times(stage).mean)),
    column("median", (stage) => <b>{told.tell(times(stage).median)}</b>),
    column("p90", (stage) => told.tell(times(stage).p90)),
    column("max", (stage) => told.tell(times(stage).max)),
    column("visits", ({ visits }) => format.number(visits)),
    column("completed", ({ completed }) => format.number(completed)),
    column("open", (stage) => <Open {...{ stage, answer, report }} />),
    column("over", ({ overTarget, visits }) =>
      overTarget === null ? "—" : <Share part={overTarget} whole={visits} />,
    ),
  ];
  return (
    <Panel flush>
      <DataTable
        label={t("web.time.table")}
        columns={columns}
        rows={answer.stages}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        rowTone={({ id }) => (id === worst ? "bad" : undefined)}
      />
    </Panel>
  );
}

function StageName({ stage, answer }: { stage: Stage; answer: TimeInStageAnswer }) {
  const place = answer.stages.indexOf(stage);
  return <StageCell name={stage.stage} n={place + 1} of={answer.stages.length} isKey={stage.isKeyStage} />;
}

/** Over all time the open visits are the deals that stand on the stage now; of a period the list cannot tell them apart. */
function Open({ stage, answer, report }: { stage: Stage; answer: TimeInStageAnswer; report: Report }) {
  const format = useFormat();
  const { from, to } = report.span;
  if (stage.open === 0 || from !== undefined || to !== undefined) return format.number(stage.open);
  return (
    <Figure {...dealsLink(answer.pipeline.id, report.query, { stage: stage.id, status: "open" })}>
      {format.number(stage.open)}
    </Figure>
  );
}
