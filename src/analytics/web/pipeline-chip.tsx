import { useTranslation } from "react-i18next";
import { usePipelines } from "../../pipeline/web/index.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import type { Report } from "./use-report.ts";

/** The pipeline reported on; the first one until another is chosen. Hidden while there is only one. */
export function PipelineChip({ report }: { report: Report }) {
  const { t } = useTranslation("analytics");
  const { items: pipelines } = usePipelines();
  const chosen = pipelines.find(({ id, name }) => [id, name].includes(report.search.pipeline ?? "")) ?? pipelines[0];
  if (chosen === undefined) return null;
  return (
    <FilterChip
      label={t("web.filter.pipeline")}
      hideLabel
      all={null}
      value={chosen.id}
      options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(pipeline) =>
        report.change({ pipeline: pipeline ?? undefined, newTargets: undefined, stage: undefined })
      }
    />
  );
}
