import { useTranslation } from "react-i18next";
import { Panel } from "../../ui/layout/panel.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import type { AnySplit } from "../domain/report-names.ts";
import type { SegmentHead } from "./segment-behind.ts";
import { useSplits } from "./use-split.ts";

interface SplitTableProps<Segment extends SegmentHead> {
  readonly by: AnySplit | null;
  readonly segments: readonly Segment[] | undefined;
  readonly columns: readonly Column<Segment>[];
  /** "Time in stage by channel": the report, before the words of the split. */
  readonly title: string;
}

/** A report's figures of each value of its split, one a row; nothing without a split. */
export function SplitTable<Segment extends SegmentHead>({ by, segments, columns, title }: SplitTableProps<Segment>) {
  const { t } = useTranslation("analytics");
  const split = useSplits();
  if (by === null || segments === undefined) return null;
  const label = t("web.segments.of", { report: title, split: split.byName(by) });
  const value: Column<Segment> = {
    key: "segment",
    title: split.name(by),
    cell: (segment) => <span className="nw">{split.valueOf(by, segment)}</span>,
  };
  return (
    <Panel title={label} flush>
      <DataTable
        label={label}
        columns={[value, ...columns]}
        rows={segments}
        rowKey={({ id, value: own }) => id ?? own ?? ""}
      />
    </Panel>
  );
}
