import { useTranslation } from "react-i18next";
import { ForecastPanel } from "../../forecasting/web/index.ts";
import { usePipelines } from "../../pipeline/web/index.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { CoveragePanel } from "./coverage-panel.tsx";
import { ExportButton } from "./export-button.tsx";
import { LeversPanel } from "./levers-panel.tsx";
import classes from "./plan.module.css";
import { parsePlanSearch } from "./plan-search.ts";
import { SaveAsPlan } from "./save-as-plan.tsx";
import { ScenariosMenu } from "./scenarios-menu.tsx";
import { SheetPanel } from "./sheet-panel.tsx";

/** Shall we make it, and what first: levers, the sheet back from the target, coverage (PLA-5, PLA-6, PLA-9). */
export function Screen() {
  const { t } = useTranslation("reverse-planning");
  const [search, change] = useSearchState(parsePlanSearch);
  const { pipeline } = search;
  return (
    <Frame
      title={t("web.title")}
      beside={<PlaceTabs place="plan" at="/plan/forecast" />}
      actions={<ExportButton search={search} />}
      filters={<PipelineFilter chosen={pipeline} onChange={(id) => void change({ pipeline: id, sheet: undefined })} />}
    >
      <div className={classes.grid}>
        <ForecastPanel pipeline={pipeline} />
        <LeversPanel pipeline={pipeline} />
        <SheetPanel
          search={search}
          change={(part) => void change(part)}
          actions={(sheet, period) => (
            <>
              <ScenariosMenu sheet={sheet} period={period} change={(part) => void change(part)} />
              <SaveAsPlan sheet={sheet} />
            </>
          )}
        />
        <CoveragePanel pipeline={pipeline} />
      </div>
    </Frame>
  );
}

interface PipelineFilterProps {
  readonly chosen: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** Which pipeline is planned; the first on the board until another is chosen. */
export function PipelineFilter({ chosen, onChange }: PipelineFilterProps) {
  const { t } = useTranslation("reverse-planning");
  const { items } = usePipelines();
  const value = items.find(({ id, name }) => id === chosen || name === chosen)?.id ?? items[0]?.id;
  if (value === undefined) return null;
  return (
    <FilterChip
      label={t("web.pipeline")}
      all={null}
      value={value}
      options={items.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => onChange(id ?? undefined)}
    />
  );
}
