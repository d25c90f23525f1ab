import { useTranslation } from "react-i18next";
import { Figure } from "../../../ui/figures/figure.tsx";
import { Share } from "../../../ui/figures/share.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/data-table.tsx";
import { dealsLink } from "../drill-down.ts";
import { segmentBehind } from "../segment-behind.ts";
import { useSplits } from "../use-split.ts";
import type { FunnelProps } from "./funnel-chart.tsx";
import { reachedBehind, type Segment } from "./segments.ts";

/** Segments by stage: how many reached each, and how many of the closed ones were won. */
export function SegmentTable({ segments, report, answer }: FunnelProps & { segments: readonly Segment[] }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const by = answer.by ?? "channel";
  const split = useSplits();
  const cell = (segment: Segment, place: number) => {
    const stage = segment.stages[place];
    const behind = segmentBehind(answer.by, segment);
    if (stage === undefined) return "—";
    if (behind === null || stage.reached === 0) return format.number(stage.reached);
    const all = { ...reachedBehind(answer, report, stage.id), ...behind };
    return <Figure {...dealsLink(answer.pipeline.id, report.query, all)}>{format.number(stage.reached)}</Figure>;
  };
  const columns: Column<Segment>[] = [
    {
      key: "segment",
      title: split.name(by),
      cell: (segment) => <span className="nw">{split.valueOf(by, segment)}</span>,
    },
    ...answer.stages.map(
      ({ id, stage }, place): Column<Segment> => ({
        key: id,
        title: stage,
        align: "end",
        cell: (segment) => cell(segment, place),
      }),
    ),
    {
      key: "winRate",
      title: t("web.table.winRate"),
      align: "end",
      cell: ({ won, lost }) => <Share part={won} whole={won + lost} quiet />,
    },
  ];
  return (
    <Panel title={t("web.segments.title", { split: split.byName(by) })} flush>
      <DataTable
        label={t("web.segments.title", { split: split.byName(by) })}
        columns={columns}
        rows={segments}
        rowKey={({ id, value }) => id ?? value ?? ""}
      />
    </Panel>
  );
}
