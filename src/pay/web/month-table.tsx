import { useTranslation } from "react-i18next";
import { cutShare } from "../../kernel/cut-share.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useGo } from "../../ui/link.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import type { listPaySlips, PaySlipSummary } from "../contract.ts";
import { digitsOf } from "./use-figure-words.ts";

interface MonthTableProps {
  readonly slips: AnswerOf<typeof listPaySlips>;
}

/** All slips of a month; a row opens the slip. */
export function MonthTable({ slips }: MonthTableProps) {
  const { t } = useTranslation("pay");
  const go = useGo();
  const columns = useColumns();
  const currency = slips.total.currency;
  const sum = (of: (one: PaySlipSummary) => number) => (
    <MoneyText sum={{ minor: slips.items.reduce((all, one) => all + of(one), 0), currency }} plain />
  );
  return (
    <DataTable
      label={t("web.month.title")}
      columns={columns}
      rows={slips.items}
      rowKey={({ person }) => person.id}
      onOpen={({ person, month }) => void go(`/pay/slips/${month}/${person.id}`)}
      footer={{
        name: t("web.slip.total"),
        fixed: sum(({ parts }) => parts.fixed.minor),
        soft: sum(({ parts }) => parts.soft.minor),
        bonus: sum(({ parts }) => parts.bonus.minor),
        other: sum(({ parts }) => parts.other.minor),
        total: <MoneyText sum={slips.total} />,
      }}
    />
  );
}

function useColumns(): readonly Column<PaySlipSummary>[] {
  const { t } = useTranslation("pay");
  const format = useFormat();
  const money = (key: "fixed" | "soft" | "bonus" | "other"): Column<PaySlipSummary> => ({
    key,
    title: t(`web.parts.${key}`),
    align: "end",
    isMinor: true,
    cell: ({ parts }) => <MoneyText sum={parts[key]} plain />,
  });
  return [
    { key: "name", title: t("paper.person"), cell: ({ person }) => person.name },
    {
      key: "plan",
      title: t("web.parts.plan"),
      align: "end",
      isMinor: true,
      cell: ({ plan }) => <MoneyText sum={plan} plain />,
    },
    {
      key: "fact",
      title: t("web.parts.fact"),
      align: "end",
      isMinor: true,
      cell: ({ fact }) => <MoneyText sum={fact} plain />,
    },
    {
      key: "execution",
      title: t("web.parts.execution"),
      align: "end",
      cell: ({ execution }) => (execution === null ? "—" : format.share(cutShare(execution, 1), 1)),
    },
    {
      key: "rate",
      title: t("web.parts.rate"),
      align: "end",
      isMinor: true,
      cell: ({ rate }) => format.share(rate, digitsOf(rate)),
    },
    ...(["fixed", "soft", "bonus", "other"] as const).map(money),
    {
      key: "total",
      title: t("web.slip.total"),
      align: "end",
      cell: ({ total }) => (
        <b>
          <MoneyText sum={total} />
        </b>
      ),
    },
  ];
}
