import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, addMonths, mondayOf, monthStart } from "../../kernel/zoned-time.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { Avatar } from "../../ui/marks/avatar.tsx";
import { BarNotch } from "../../ui/marks/bar-notch.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/data-table.tsx";
import { type CallList, getCallListResults } from "../contract.ts";
import classes from "./call-lists.module.css";

const periods = ["week", "month", "all"] as const;
type Period = (typeof periods)[number];

function daysOf(period: Period, today: string): { from: string; to: string } {
  if (period === "week") return { from: mondayOf(today), to: addDays(mondayOf(today), 7) };
  if (period === "month") return { from: monthStart(today), to: addMonths(monthStart(today), 1) };
  return { from: "2000-01-01", to: addDays(today, 1) };
}

type Results = NonNullable<Awaited<ReturnType<typeof useResults>>["data"]>;
type Line = Results["people"][number];

const useResults = (id: string, days: { from: string; to: string }) =>
  useEndpoint(getCallListResults, { params: { id }, query: days }, { keepPrevious: true, staleTime: 0 });

/** What came of a list, by person against the norm. */
export function ResultsPanel({ list }: { list: CallList }) {
  const { t } = useTranslation("call-lists");
  const format = useFormat();
  const [period, setPeriod] = useState<Period>("week");
  const read = useResults(list.id, daysOf(period, format.dayOf(Date.now())));
  return (
    <Panel
      title={`${t("web.results.title")}: ${list.name}`}
      flush
      aside={
        <Segmented
          label={t("web.results.period.label")}
          value={period}
          onChange={setPeriod}
          options={periods.map((value) => ({ value, label: t(`web.results.period.${value}`) }))}
        />
      }
    >
      {read.isPending && <LinesSkeleton lines={4} />}
      {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && <ResultsTable results={read.data} />}
    </Panel>
  );
}

const figures = ["reached", "firstContacts", "personalContacts", "negotiations", "refused", "won"] as const;
const minor: readonly string[] = ["firstContacts", "refused", "won"];

function ResultsTable({ results }: { results: Results }) {
  const { t } = useTranslation("call-lists");
  const format = useFormat();
  const columns: readonly Column<Line>[] = [
    {
      key: "person",
      title: t("web.results.person"),
      cell: ({ person }) => (
        <span className="row">
          <Avatar name={person.name} decorative />
          <span className="md nw">{person.name}</span>
        </span>
      ),
      width: "180px",
    },
    {
      key: "calls",
      title: t("web.results.calls"),
      cell: ({ calls, norm }) => (
        <span className={classes.norm}>
          <span className="nw num">{t("web.todayOf", { done: format.number(calls), norm: format.number(norm) })}</span>
          <BarNotch value={calls} target={norm} max={Math.max(norm * 1.25, calls, 1)} over="calm" />
        </span>
      ),
      width: "190px",
    },
    ...figures.map((key) => ({
      key,
      title: t(`web.results.${key}`),
      align: "end" as const,
      cell: (line: Line) => format.number(line[key]),
      isMinor: minor.includes(key),
    })),
  ];
  const total = Object.fromEntries(figures.map((key) => [key, format.number(results.total[key])]));
  return (
    <DataTable
      label={t("web.results.title")}
      columns={columns}
      rows={results.people}
      rowKey={({ person }) => person.id}
      footer={{ person: t("web.results.total"), calls: format.number(results.total.calls), ...total }}
    />
  );
}
