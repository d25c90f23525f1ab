import { useTranslation } from "react-i18next";
import { Figure } from "../../../ui/figures/figure.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Column } from "../../../ui/table/column.ts";
import type { LossReasonsAnswer } from "../../contract.ts";
import { segmentBehind } from "../segment-behind.ts";
import { SplitTable } from "../split-table.tsx";
import type { Report } from "../use-report.ts";
import { useSums } from "../use-sums.ts";
import { type Reason, reasonLink } from "./reason-link.ts";

type Segment = NonNullable<LossReasonsAnswer["segments"]>[number];

/** Losses by reason, value by value of the split; every figure opens its deals. */
export function LossSegments({ report, answer }: { report: Report; answer: LossReasonsAnswer }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const sums = useSums((answer.segments ?? []).map(({ amount }) => amount));
  const figure = (segment: Segment, reason: Reason | null, deals: number) => {
    const behind = segmentBehind(answer.by, segment);
    if (deals === 0 || behind === null) return format.number(deals);
    return <Figure {...reasonLink(answer, report, reason, behind)}>{format.number(deals)}</Figure>;
  };
  const columns: Column<Segment>[] = [
    {
      key: "deals",
      title: t("web.table.deals"),
      align: "end",
      cell: (segment) => <b>{figure(segment, null, segment.total)}</b>,
    },
    {
      key: "amount",
      title: t("web.table.amount", { unit: sums.unit }),
      align: "end",
      cell: ({ amount }) => sums.tell(amount),
    },
    ...answer.reasons.map(
      (reason): Column<Segment> => ({
        key: reason.id ?? "none",
        title: reason.reason ?? t("web.losses.noReason"),
        align: "end",
        cell: (segment) => figure(segment, reason, segment.reasons.find(({ id }) => id === reason.id)?.deals ?? 0),
      }),
    ),
  ];
  return <SplitTable title={t("web.losses.split")} by={answer.by} segments={answer.segments} columns={columns} />;
}
