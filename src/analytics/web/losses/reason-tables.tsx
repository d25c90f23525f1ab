import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../../ui/figures/figure.tsx";
import { Share } from "../../../ui/figures/share.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/data-table.tsx";
import type { LossReasonsAnswer } from "../../contract.ts";
import type { DealsBehind } from "../drill-down.ts";
import type { Report } from "../use-report.ts";
import { useSums } from "../use-sums.ts";
import classes from "./losses.module.css";
import { type Reason, reasonLink } from "./reason-link.ts";

interface TablesProps {
  readonly report: Report;
  readonly answer: LossReasonsAnswer;
}

/** Reasons by the furthest stage reached: the darker the cell, the more deals. */
export function StageTable({ report, answer }: TablesProps) {
  const { t } = useTranslation("analytics");
  const stages = answer.reasons[0]?.stages ?? [];
  const met = stages.filter((_, place) => answer.reasons.some((reason) => (reason.stages[place]?.deals ?? 0) > 0));
  const most = Math.max(1, ...answer.reasons.flatMap((reason) => reason.stages.map(({ deals }) => deals)));
  const total = useTotals({ report, answer });
  const cells = met.map(
    ({ id, stage }): Column<Reason> => ({
      key: id,
      title: stage,
      align: "end",
      cell: (reason) => {
        const deals = reason.stages.find((one) => one.id === id)?.deals ?? 0;
        return <Cell {...{ answer, report, reason, deals, most }} more={{ lostAt: id }} />;
      },
    }),
  );
  return (
    <Panel title={t("web.losses.byStage")} aside={<span className="t3 sm">{t("web.losses.stageNote")}</span>} flush>
      <DataTable
        label={t("web.losses.byStage")}
        columns={[...total, ...cells]}
        rows={answer.reasons}
        rowKey={({ id }) => id ?? ""}
      />
    </Panel>
  );
}

/** Reasons by the responsible, those with most losses first. */
export function PersonTable({ report, answer }: TablesProps) {
  const { t } = useTranslation("analytics");
  const people = peopleOf(answer);
  const most = Math.max(1, ...answer.reasons.flatMap((reason) => reason.people.map(({ deals }) => deals)));
  const reasons = answer.reasons;
  const columns: Column<(typeof people)[number]>[] = [
    {
      key: "person",
      title: t("web.table.person"),
      cell: ({ value }) => <span className="nw">{value ?? t("web.blank")}</span>,
    },
    {
      key: "deals",
      title: t("web.table.deals"),
      align: "end",
      cell: (person) => <All {...{ person, report, answer }} />,
    },
    ...reasons.map(
      (reason): Column<(typeof people)[number]> => ({
        key: reason.id ?? "none",
        title: reason.reason ?? t("web.losses.noReason"),
        align: "end",
        cell: ({ id }) => {
          const deals = reason.people.find((one) => one.id === id)?.deals ?? 0;
          return <Cell {...{ answer, report, reason, deals, most }} more={id === null ? {} : { owner: id }} />;
        },
      }),
    ),
  ];
  return (
    <Panel title={t("web.losses.byPerson")} flush>
      <DataTable label={t("web.losses.byPerson")} columns={columns} rows={people} rowKey={({ id }) => id ?? ""} />
    </Panel>
  );
}

interface PersonLosses {
  readonly id: string | null;
  readonly value: string | null;
  readonly deals: number;
}

function peopleOf({ reasons }: LossReasonsAnswer): PersonLosses[] {
  const found = Map.groupBy(
    reasons.flatMap(({ people }) => people),
    ({ id }) => id,
  );
  return [...found]
    .map(([id, rows]) => ({ id, value: rows[0]?.value ?? null, deals: rows.reduce((sum, row) => sum + row.deals, 0) }))
    .toSorted((a, b) => b.deals - a.deals);
}

function All({ person, report, answer }: TablesProps & { person: PersonLosses }) {
  const format = useFormat();
  const link = person.id === null ? null : reasonLink(answer, report, null, { owner: person.id });
  return (
    <b>{link === null ? format.number(person.deals) : <Figure {...link}>{format.number(person.deals)}</Figure>}</b>
  );
}

function useTotals({ report, answer }: TablesProps): Column<Reason>[] {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const sums = useSums(answer.reasons.map(({ amount }) => amount));
  const deals = (reason: Reason): ReactNode => {
    const link = reasonLink(answer, report, reason);
    return (
      <b>
        <Figure {...link}>{format.number(reason.deals)}</Figure>
      </b>
    );
  };
  return [
    { key: "reason", title: t("web.table.reason"), cell: ({ reason }) => reason ?? t("web.losses.noReason") },
    { key: "deals", title: t("web.table.deals"), align: "end", cell: deals },
    {
      key: "share",
      title: t("web.table.share"),
      align: "end",
      cell: (reason) => <Share part={reason.deals} whole={answer.total} quiet />,
    },
    {
      key: "amount",
      title: t("web.table.amount", { unit: sums.unit }),
      align: "end",
      cell: ({ amount }) => sums.tell(amount),
    },
  ];
}

interface CellProps extends TablesProps {
  readonly reason: Reason;
  readonly deals: number;
  readonly most: number;
  readonly more: DealsBehind;
}

function Cell({ answer, report, reason, deals, most, more }: CellProps) {
  const format = useFormat();
  if (deals === 0) return <span className="t3">0</span>;
  const link = reasonLink(answer, report, reason, more);
  const shade = `color-mix(in srgb, var(--data-3) ${Math.round((deals / most) * 100)}%, transparent)`;
  return (
    <span className={classes.cell} style={{ background: shade }}>
      <Figure {...link}>{format.number(deals)}</Figure>
    </span>
  );
}
