import { IconAlertCircle, IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../../ui/figures/figure.tsx";
import { Share } from "../../../ui/figures/share.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/data-table.tsx";
import type { TimeMapAnswer } from "../../contract.ts";
import { closedIn, dealsLink } from "../drill-down.ts";
import { StageCell } from "../stage-cell.tsx";
import { type TimeUnit, useTimes } from "../time/use-times.ts";
import type { Report } from "../use-report.ts";

type Stage = TimeMapAnswer["stages"][number];

interface MapTableProps {
  readonly answer: TimeMapAnswer;
  readonly unit: TimeUnit;
  readonly worst: string | null;
  readonly report: Report;
}

/** The figures of the map, stage by stage; the foot is the whole won deal. */
export function MapTable({ answer, unit, worst, report }: MapTableProps) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const told = useTimes(unit, answer.hoursPerWorkingDay);
  const whole = unit === "days" ? answer.whole.days : answer.whole.workingHours;
  const { stages } = answer;
  const columns = useColumns(stages, unit, answer.hoursPerWorkingDay);
  const won = dealsLink(answer.pipeline.id, report.query, { status: "won", ...closedIn(report.query) });
  const footer = {
    stage: t("web.map.whole"),
    min: told.tell(whole.min),
    median: told.tell(whole.median),
    p90: told.tell(whole.p90),
    max: told.tell(whole.max),
    visits: answer.whole.deals === 0 ? "0" : <Figure {...won}>{format.number(answer.whole.deals)}</Figure>,
  };
  return (
    <Panel flush>
      <DataTable
        label={t("web.map.table")}
        columns={columns}
        rows={stages}
        rowKey={({ id }) => id}
        rowTone={({ id }) => (id === worst ? "bad" : undefined)}
        footer={footer}
      />
    </Panel>
  );
}

function useColumns(stages: readonly Stage[], unit: TimeUnit, hoursPerWorkingDay: number): Column<Stage>[] {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const told = useTimes(unit, hoursPerWorkingDay);
  const times = (stage: Stage) => (unit === "days" ? stage.days : stage.workingHours);
  const column = (key: string, cell: (stage: Stage) => ReactNode): Column<Stage> => ({
    key,
    title: t(`web.table.${key}`),
    align: "end",
    cell,
  });
  const name = (stage: Stage) => (
    <StageCell name={stage.stage} n={stages.indexOf(stage) + 1} of={stages.length} isKey={stage.isKeyStage} />
  );
  return [
    { key: "stage", title: t("web.table.stage"), cell: name },
    { key: "regulation", title: t("web.table.regulation"), cell: ({ regulated }) => <Regulated isOn={regulated} /> },
    column("target", ({ target }) => (target === null ? "—" : <b>{told.target(target)}</b>)),
    column("min", (stage) => told.tell(times(stage).min)),
    column("median", (stage) => told.tell(times(stage).median)),
    column("p90", (stage) => told.tell(times(stage).p90)),
    column("max", (stage) => told.tell(times(stage).max)),
    column("over", ({ overTarget, visits }) =>
      overTarget === null ? "—" : <Share part={overTarget} whole={visits} quiet />,
    ),
    column("visits", ({ visits }) => format.number(visits)),
    column("open", ({ open }) => <span className="t2">{format.number(open)}</span>),
  ];
}

function Regulated({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation("analytics");
  return isOn ? (
    <Tag tone="good" icon={<IconCheck size={12} stroke={2} aria-hidden />}>
      {t("web.map.yes")}
    </Tag>
  ) : (
    <Tag tone="line" icon={<IconAlertCircle size={12} stroke={1.5} aria-hidden />}>
      {t("web.map.no")}
    </Tag>
  );
}
