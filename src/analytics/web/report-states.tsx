import { Button } from "@mantine/core";
import { IconFilterOff, IconReportAnalytics } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../ui/api/problem-error.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { useGo } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import type { ReportTab } from "./report-frame.tsx";
import { type ConditionName, conditionNames } from "./report-search.ts";
import type { Report } from "./use-report.ts";

/** A report that could not be made; without any pipeline there is nothing to report yet. */
export function ReportError({
  at,
  report,
  error,
  onRetry,
}: {
  at: ReportTab;
  report: Report;
  error: Error;
  onRetry: () => void;
}) {
  const { t } = useTranslation("analytics");
  if (isProblem(error, "report_pipeline_unknown")) {
    return report.search.pipeline === undefined ? (
      <NothingYet at={at} />
    ) : (
      <ErrorState
        error={error}
        action={<Button onClick={() => report.change({ pipeline: undefined })}>{t("web.empty.firstPipeline")}</Button>}
      />
    );
  }
  return <ErrorState title={t("web.failed")} error={error} kept={t("web.kept")} onRetry={onRetry} />;
}

/** No deals: because of the filters, or because there are none at all yet. */
export function NothingHere({ at, report }: { at: ReportTab; report: Report }) {
  const { t } = useTranslation("analytics");
  const { search, span, change } = report;
  const set = conditionNames.filter((name) => search[name] !== undefined);
  const isNarrowed = set.length > 0 || search.custom !== undefined;
  const hasPeriod = span.from !== undefined || span.to !== undefined;
  if (!isNarrowed && !hasPeriod) return <NothingYet at={at} />;
  const none = { ...Object.fromEntries(conditionNames.map((name) => [name, undefined])), custom: undefined };
  const hint = [report.words(span), ...set.map((name) => conditionWords(name, search[name] ?? "", t))].filter(
    (part) => part !== null,
  );
  return (
    <EmptyState
      icon={<IconFilterOff size={28} stroke={1.5} />}
      title={t("web.empty.noMatch")}
      hint={hint.join(" · ")}
      action={
        <>
          {hasPeriod && (
            <Button onClick={() => change({ period: "all", from: undefined, to: undefined })}>
              {t("web.empty.allTime")}
            </Button>
          )}
          {isNarrowed && <Button onClick={() => change(none)}>{t("web.empty.reset")}</Button>}
        </>
      }
    />
  );
}

/** People and departments are ids in the address; the others are told by their value. */
function conditionWords(name: ConditionName, value: string, t: TFunction): string {
  const label = t(`web.split.${name}`);
  return name === "owner" || name === "department" ? label : `${label}: ${value === "" ? t("web.blank") : value}`;
}

function NothingYet({ at }: { at: ReportTab }) {
  const { t } = useTranslation("analytics");
  const go = useGo();
  const mayImport = useMay("imports.run");
  return (
    <EmptyState
      icon={<IconReportAnalytics size={28} stroke={1.5} />}
      title={t(`web.empty.title.${at}`)}
      hint={t("web.empty.why")}
      action={
        <Button variant="ink" onClick={() => void go(mayImport ? "/settings/import" : "/board")}>
          {t(mayImport ? "web.empty.import" : "web.empty.board")}
        </Button>
      }
    />
  );
}
