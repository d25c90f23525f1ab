import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../../ui/figures/figure.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/data-table.tsx";
import { createdIn, type DealsBehind, dealsLink } from "../drill-down.ts";
import { StageCell } from "../stage-cell.tsx";
import { useTellTime } from "../time/use-times.ts";
import { useSums } from "../use-sums.ts";
import type { FunnelProps } from "./funnel-chart.tsx";
import type { FunnelRow } from "./funnel-rows.ts";
import { reachedBehind } from "./segments.ts";

interface FunnelTableProps extends FunnelProps {
  /** Days in the stage by its id; unknown while they load. */
  readonly medians: ReadonlyMap<string, number | null>;
}

/** The same figures as the chart, and all the others: its equivalent for those who read rather than look. */
export function FunnelTable(props: FunnelTableProps) {
  const { t } = useTranslation("analytics");
  const { answer, rows } = props;
  const counts = useCountColumns(props);
  const shares = useShareColumns(props);
  const stage: Column<FunnelRow> = {
    key: "stage",
    title: t("web.table.stage"),
    cell: (row) => <StageCell {...row} of={rows.length - 1} />,
  };
  const { reached, fromStart, amount, inProgress, postponed, lost, median } = counts;
  const columns =
    answer.view === "cohort"
      ? [stage, reached, fromStart, amount, ...shares, inProgress, postponed, lost, median]
      : [stage, reached, fromStart, amount, ...shares.slice(0, 1), inProgress, postponed, lost, median];
  return (
    <Panel flush>
      <DataTable
        label={t("web.funnel.table")}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowTone={({ standsOut }) => (standsOut === "leak" ? "bad" : undefined)}
      />
    </Panel>
  );
}

function useCountColumns({ report, answer, rows, medians }: FunnelTableProps) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const tell = useTellTime();
  const sums = useSums(rows.map(({ amount }) => amount));
  const isCohort = answer.view === "cohort";
  const figure = (count: number, behind: DealsBehind): ReactNode => {
    if (!isCohort || count === 0) return format.number(count);
    const link = dealsLink(answer.pipeline.id, report.query, { ...createdIn(report.query), ...behind });
    return <Figure {...link}>{format.number(count)}</Figure>;
  };
  const column = (key: string, title: string, cell: (row: FunnelRow) => ReactNode): Column<FunnelRow> => ({
    key,
    title,
    align: "end",
    cell,
  });
  const unlessWon = (row: FunnelRow, node: ReactNode) => (row.isWon ? <Dash /> : node);
  return {
    reached: column("reached", t("web.table.reached"), (row) =>
      row.reached === 0 ? (
        "0"
      ) : (
        <Figure {...dealsLink(answer.pipeline.id, report.query, reachedBehind(answer, report, row.id))}>
          {format.number(row.reached)}
        </Figure>
      ),
    ),
    fromStart: column("fromStart", t(isCohort ? "web.table.fromStart" : "web.table.fromStartFlow"), (row) =>
      row.fromStart === null ? <Dash /> : format.share(row.fromStart, 1),
    ),
    amount: column("amount", t("web.table.amount", { unit: sums.unit }), (row) => sums.tell(row.amount)),
    inProgress: column("inProgress", t("web.table.inProgress"), (row) =>
      unlessWon(row, figure(row.inProgress, { inProgressAt: row.id })),
    ),
    postponed: column("postponed", t("web.table.postponed"), (row) =>
      unlessWon(row, figure(row.postponed, { postponedAt: row.id })),
    ),
    lost: column("lost", t("web.table.lost"), (row) => unlessWon(row, figure(row.lost, { lostAt: row.id }))),
    median: column("median", t("web.table.medianDays"), (row) => {
      const days = medians.get(row.id) ?? null;
      return row.isWon || days === null ? <Dash /> : tell(days);
    }),
  };
}

function useShareColumns({ report, answer }: FunnelTableProps): Column<FunnelRow>[] {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const share = (value: number | null) => (value === null ? <Dash /> : format.share(value, 1));
  const compared: Column<FunnelRow>[] = [
    {
      key: "base",
      title: (answer.base === undefined ? null : report.short(answer.base)) ?? t("web.table.base"),
      align: "end",
      cell: ({ base }) => <span className="t2">{share(base)}</span>,
    },
    { key: "difference", title: t("web.table.difference"), align: "end", cell: (row) => <Difference row={row} /> },
  ];
  return [
    {
      key: "forward",
      title: t(answer.view === "cohort" ? "web.table.conversion" : "web.table.flowRatio"),
      align: "end",
      cell: ({ forward }) => share(forward),
    },
    { key: "settled", title: t("web.table.settled"), align: "end", cell: ({ settled }) => <b>{share(settled)}</b> },
    { key: "interval", title: t("web.table.interval"), align: "end", cell: (row) => <Interval row={row} /> },
    {
      key: "known",
      title: t("web.table.known"),
      align: "end",
      cell: ({ settled, went, known }) =>
        settled === null ? (
          <Dash />
        ) : (
          <span className="t2">{t("ui:share.counts", { part: format.number(went), whole: format.number(known) })}</span>
        ),
    },
    ...(answer.comparison === undefined ? [] : compared),
  ];
}

function Interval({ row }: { row: FunnelRow }) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  if (row.interval === null) return <Dash />;
  const [low, high] = row.interval;
  const words = format.range(format.number(low * 100), format.number(high * 100));
  return row.isSmall ? <Tag tone="line">{`${t("share.fewData")}, ${words}`}</Tag> : <span className="t2">{words}</span>;
}

function Difference({ row }: { row: FunnelRow }) {
  const format = useFormat();
  if (row.difference === null) return <Dash />;
  const words = format.signed(row.difference * 100);
  return row.standsOut === "leak" ? <b className="bad">{words}</b> : words;
}

const Dash = () => <span className="t3">—</span>;
