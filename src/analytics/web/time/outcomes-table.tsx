import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/data-table.tsx";
import type { StageOutcomesAnswer } from "../../contract.ts";
import { outcomeKinds } from "./outcome-kinds.ts";

type Bucket = StageOutcomesAnswer["buckets"][number];

/** The same as both charts, bucket by bucket: counts, and the shares by its end. */
export function OutcomesTable({ answer }: { answer: StageOutcomesAnswer }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const days = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1);
  const points = new Map(answer.incidence.map((point) => [point.age, point]));
  const columns: Column<Bucket>[] = [
    {
      key: "length",
      title: t("web.outcomes.days"),
      cell: ({ from, to }) => (
        <span className="nw">
          {to === null ? t("web.outcomes.over", { days: days(from) }) : format.range(days(from), days(to))}
        </span>
      ),
    },
    { key: "completed", title: t("web.table.completed"), align: "end", cell: (row) => format.number(row.completed) },
    { key: "open", title: t("web.table.open"), align: "end", cell: (row) => format.number(row.open) },
    ...outcomeKinds.map(
      (kind): Column<Bucket> => ({
        key: kind,
        title: t(`web.outcomes.${kind}`),
        align: "end",
        cell: ({ to }) => {
          const share = to === null ? undefined : points.get(to)?.[kind];
          return share === undefined ? <span className="t3">—</span> : format.share(share, 1);
        },
      }),
    ),
  ];
  return (
    <DataTable
      label={t("web.outcomes.table", { stage: answer.stage })}
      columns={columns}
      rows={answer.buckets}
      rowKey={({ from }) => String(from)}
    />
  );
}
