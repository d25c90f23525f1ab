import { useTranslation } from "react-i18next";
import { Figure } from "../../../ui/figures/figure.tsx";
import { Share } from "../../../ui/figures/share.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/data-table.tsx";
import type { ConveyorAnswer } from "../../contract.ts";
import { dealsLink, enteredIn } from "../drill-down.ts";
import { SplitTable } from "../split-table.tsx";
import type { Report } from "../use-report.ts";

type Stage = ConveyorAnswer["stages"][number];
type Segment = NonNullable<ConveyorAnswer["segments"]>[number];
type Person = ConveyorAnswer["people"][number];

/** The same figures by stage and by person. */
export function ChainTables({ report, answer }: { report: Report; answer: ConveyorAnswer }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const figures = useFigures();
  const stages: Column<Stage>[] = [
    { key: "stage", title: t("web.table.stage"), cell: ({ stage }) => stage },
    { key: "contacts", title: t("web.conveyor.contacts"), align: "end", cell: ({ contacts }) => contacts },
    {
      key: "deals",
      title: t("web.conveyor.deals"),
      align: "end",
      cell: ({ id, deals }) => (
        <Figure {...dealsLink(answer.pipeline.id, report.query, enteredIn(report.query, id))}>
          {format.number(deals)}
        </Figure>
      ),
    },
    ...figures,
  ];
  const people: Column<Person>[] = [
    { key: "person", title: t("web.table.person"), cell: ({ value }) => value ?? t("web.blank") },
    { key: "deals", title: t("web.conveyor.stays"), align: "end", cell: ({ deals }) => format.number(deals) },
    ...figures,
  ];
  const segments: Column<Segment>[] = [
    { key: "deals", title: t("web.conveyor.stays"), align: "end", cell: ({ deals }) => format.number(deals) },
    ...figures,
  ];
  const [byStage, byPerson] = [t("web.conveyor.byStage"), t("web.conveyor.byPerson")];
  return (
    <>
      <Panel title={byStage} aside={<span className="t3 sm">{t("web.conveyor.note")}</span>} flush>
        <DataTable label={byStage} columns={stages} rows={answer.stages} rowKey={({ id }) => id} />
      </Panel>
      <Panel title={byPerson} flush>
        <DataTable label={byPerson} columns={people} rows={answer.people} rowKey={({ id }) => id} />
      </Panel>
      <SplitTable title={t("web.conveyor.split")} by={answer.by} segments={answer.segments} columns={segments} />
    </>
  );
}

type Figures = Pick<Person, "deals" | "begun" | "followed" | "completed" | "broken">;

function useFigures(): Column<Figures>[] {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const count = (key: "notBegun" | "underWay" | "completed" | "broken", of: (row: Figures) => number) => ({
    key,
    title: t(`web.conveyor.${key}`),
    align: "end" as const,
    cell: (row: Figures) => format.number(of(row)),
  });
  return [
    {
      key: "share",
      title: t("web.conveyor.share"),
      align: "end",
      cell: ({ followed, deals }) => <Share part={followed} whole={deals} quiet />,
    },
    count("completed", ({ completed }) => completed),
    count("underWay", ({ followed, completed }) => followed - completed),
    count("broken", ({ broken }) => broken),
    count("notBegun", ({ deals, begun }) => deals - begun),
  ];
}
