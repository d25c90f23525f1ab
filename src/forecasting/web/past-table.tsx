import { useTranslation } from "react-i18next";
import { addMonths } from "../../kernel/zoned-time.ts";
import { Figure } from "../../ui/figures/figure.tsx";
import type { Format } from "../../ui/format.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Tag } from "../../ui/marks/tag.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import type { BackTestAnswer } from "../contract.ts";
import { isInside } from "./inside.ts";

type Month = BackTestAnswer["items"][number];

/** The same twelve months in figures, the latest first; a fact opens its deals. */
export function PastTable({ answer, pipeline }: { answer: BackTestAnswer; pipeline: string | undefined }) {
  const { t } = useTranslation("forecasting");
  const columns = useColumns(pipeline);
  return (
    <DataTable
      label={t("web.test.table.label")}
      columns={columns}
      rows={answer.items.toReversed()}
      rowKey={({ month }) => month}
    />
  );
}

function useColumns(pipeline: string | undefined): Column<Month>[] {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const dash = <span className="t3">—</span>;
  const figure = (key: "expected" | "interval" | "plan" | "error", cell: Column<Month>["cell"]): Column<Month> => ({
    key,
    title: t(`web.test.table.${key}`),
    align: "end",
    isMinor: key !== "expected",
    cell,
  });
  return [
    { key: "month", title: t("web.test.table.month"), cell: ({ month }) => format.monthNamed(`${month}-01`) },
    figure("expected", ({ expected, interval }) => (interval === null ? dash : format.moneyCompact(expected))),
    figure("interval", ({ interval }) =>
      interval === null ? dash : format.range(format.moneyCompact(interval.low), format.moneyCompact(interval.high)),
    ),
    {
      key: "fact",
      title: t("web.test.table.fact"),
      align: "end",
      cell: (month) => <Fact month={month} pipeline={pipeline} />,
    },
    figure("plan", ({ plan }) => (plan === null ? dash : format.moneyCompact(plan))),
    figure("error", ({ expected, fact, interval }) =>
      interval === null || fact.minor === 0 ? dash : signedShare(expected.minor / fact.minor - 1, format),
    ),
    { key: "inside", title: t("web.test.table.inside"), cell: (month) => <Inside month={month} /> },
  ];
}

function Fact({ month: { month, fact }, pipeline }: { month: Month; pipeline: string | undefined }) {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const from = `${month}-01`;
  const search = { view: "list", status: "won", closedFrom: from, closedTo: addMonths(from, 1), pipeline };
  return (
    <Figure to="/deals" search={search} label={t("web.test.open", { month: format.monthNamed(from) })}>
      {format.moneyCompact(fact)}
    </Figure>
  );
}

function Inside({ month: { fact, interval } }: { month: Month }) {
  const { t } = useTranslation("forecasting");
  if (interval === null) return <Tag tone="line">{t("web.test.table.few")}</Tag>;
  return isInside(fact.minor, interval) ? t("web.test.table.yes") : <Tag tone="bad">{t("web.test.table.no")}</Tag>;
}

/** "+21 %", in English "+21%"; zero has no sign. */
function signedShare(value: number, format: Format): string {
  const hundredths = Math.round(value * 100) / 100;
  return `${hundredths > 0 ? "+" : ""}${format.share(hundredths)}`;
}
