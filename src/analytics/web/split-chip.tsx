import { useTranslation } from "react-i18next";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import type { Report } from "./use-report.ts";
import { useSplits } from "./use-split.ts";

/** By what the report is split. */
export function SplitChip({ report }: { report: Report }) {
  const { t } = useTranslation("analytics");
  const { options } = useSplits();
  return (
    <FilterChip
      label={t("web.filter.split")}
      all={t("web.filter.noSplit")}
      value={report.search.by ?? null}
      options={options}
      onChange={(by) => report.change({ by: options.find(({ value }) => value === by)?.value })}
    />
  );
}
