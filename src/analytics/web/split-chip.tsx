import { useTranslation } from "react-i18next";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { splits } from "../domain/report-names.ts";
import type { Report } from "./use-report.ts";

/** By what the report is split. */
export function SplitChip({ report }: { report: Report }) {
  const { t } = useTranslation("analytics");
  return (
    <FilterChip
      label={t("web.filter.split")}
      all={t("web.filter.noSplit")}
      value={report.search.by ?? null}
      options={splits.map((split) => ({ value: split, label: t(`web.split.${split}`) }))}
      onChange={(by) => report.change({ by: splits.find((split) => split === by) })}
    />
  );
}
