import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Column } from "../../../ui/table/column.ts";
import type { FlowAnswer } from "../../contract.ts";
import { SplitTable } from "../split-table.tsx";
import { stageSum } from "./flow-sums.ts";

type Segment = NonNullable<FlowAnswer["segments"]>[number];

const moves = ["opening", "in", "forward", "back", "won", "lost", "postponed", "other", "closing"] as const;

/** What came and went in all the weeks, value by value of the split: of one stage, or of the pipeline as a whole. */
export function FlowSegments({ answer, stageId }: { answer: FlowAnswer; stageId: string | undefined }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const shown = moves.filter((key) => stageId !== undefined || (key !== "forward" && key !== "back"));
  const columns = shown.map(
    (key): Column<Segment> => ({
      key,
      title: t(`web.table.${key}`),
      align: "end",
      cell: ({ stages }) => format.number(stageSum(stages, stageId)[key]),
    }),
  );
  return <SplitTable title={t("web.tabs.flow")} by={answer.by} segments={answer.segments} columns={columns} />;
}
