import { IconChartBar, IconTable } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CustomFilters } from "../../custom-fields/web/index.ts";
import { Kbd } from "../../ui/keyboard/kbd.tsx";
import { useShortcuts } from "../../ui/keyboard/use-shortcuts.ts";
import { FadingRow } from "../../ui/layout/fading-row.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { ViewTabs } from "../../ui/layout/view-tabs.tsx";
import { ConditionChips } from "./condition-chips.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { CompareChip, PeriodChip } from "./period-chips.tsx";
import { PipelineChip } from "./pipeline-chip.tsx";
import { travellingPart } from "./report-search.ts";
import classes from "./reports.module.css";
import { type ReportTab, reportPlaces as tabs } from "./saved/report-places.ts";
import { SplitChip } from "./split-chip.tsx";
import type { Report } from "./use-report.ts";

export type { ReportTab };

interface ReportFrameProps {
  readonly at: ReportTab;
  readonly report: Report;
  readonly isBusy: boolean;
  /** The figure is of deals created in the period; elsewhere of what happened in it. */
  readonly isCohort?: boolean;
  readonly canCompare?: boolean;
  readonly canSplit?: boolean;
  /** What the file of the table is asked, beyond the common filters. */
  readonly fileQuery?: object;
  /** Switches of this report alone, at the right of the filters. */
  readonly switches?: ReactNode;
  readonly children: ReactNode;
}

/** What all reports have: tabs, filters kept in the address, chart or table under T, the file and the link. */
export function ReportFrame(props: ReportFrameProps) {
  const { at, report, isBusy, isCohort = false, canCompare = false, canSplit = false, switches, children } = props;
  const { t } = useTranslation("analytics");
  const name = tabs.find(([tab]) => tab === at)?.[2] ?? "funnel";
  return (
    <Frame
      title={t("web.title")}
      beside={<ReportTabs at={at} report={report} />}
      actions={<ExportMenu name={name} query={{ ...report.query, ...props.fileQuery }} />}
      filters={
        <>
          <PipelineChip report={report} />
          <PeriodChip report={report} isCohort={isCohort} />
          {canCompare && <CompareChip report={report} />}
          {canSplit && <SplitChip report={report} />}
          <ConditionChips report={report} />
          <CustomFilters entity="deal" value={report.search.custom} onChange={(custom) => report.change({ custom })} />
          <span className={classes.switches}>
            {switches}
            <ChartOrTable report={report} />
          </span>
        </>
      }
      busy={isBusy}
    >
      {children}
    </Frame>
  );
}

function ReportTabs({ at, report }: { at: ReportTab; report: Report }) {
  const { t } = useTranslation("analytics");
  const search = travellingPart(report.search);
  return (
    <FadingRow>
      <ViewTabs
        label={t("web.title")}
        tabs={[
          { to: "/reports", label: t("web.tabs.all"), isOn: false },
          ...tabs.map(([tab, to]) => ({ to, search, label: t(`web.tabs.${tab}`), isOn: tab === at })),
        ]}
      />
    </FadingRow>
  );
}

function ChartOrTable({ report }: { report: Report }) {
  const { t } = useTranslation("analytics");
  const show = (shown: "chart" | "table") => report.change({ show: shown === "chart" ? undefined : shown });
  useShortcuts([{ keys: "T", label: t("web.show.key"), run: () => show(report.isTable ? "chart" : "table") }]);
  return (
    <Segmented
      label={t("web.show.label")}
      value={report.isTable ? "table" : "chart"}
      onChange={show}
      options={[
        { value: "chart", label: t("web.show.chart"), icon: <IconChartBar size={14} stroke={1.5} aria-hidden /> },
        {
          value: "table",
          label: (
            <>
              {t("web.show.table")} <Kbd keys="T" />
            </>
          ),
          icon: <IconTable size={14} stroke={1.5} aria-hidden />,
        },
      ]}
    />
  );
}
