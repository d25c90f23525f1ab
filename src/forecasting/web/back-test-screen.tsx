import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePipelines } from "../../pipeline/web/index.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { ChartSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useGo, useSearchState } from "../../ui/link.tsx";
import { type BackTestAnswer, getBackTest } from "../contract.ts";
import classes from "./forecasting.module.css";
import { verdictOf } from "./inside.ts";
import { PastChart } from "./past-chart.tsx";
import { PastTable } from "./past-table.tsx";
import { biasWords, countWords } from "./past-words.ts";

const parse = (raw: Readonly<Record<string, unknown>>) => ({
  pipeline: typeof raw.pipeline === "string" && raw.pipeline !== "" ? raw.pipeline : undefined,
});

/** How good the forecasts of the last 12 months would have been, made from what was known then (PLA-8). */
export function Screen() {
  const { t } = useTranslation("forecasting");
  const [{ pipeline }, change] = useSearchState(parse);
  const { items } = usePipelines();
  const read = useEndpoint(getBackTest, { query: { pipeline } }, { keepPrevious: true, staleTime: 600_000 });
  return (
    <Frame
      title={t("web.plan")}
      beside={<PlaceTabs place="plan" at="/plan/back-test" />}
      busy={read.isFetching}
      filters={
        items.length > 1 && (
          <FilterChip
            label={t("web.test.pipeline")}
            all={t("web.test.allPipelines")}
            value={pipeline ?? null}
            options={items.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => void change({ pipeline: id ?? undefined })}
          />
        )
      }
    >
      {read.data !== undefined ? (
        <BackTest answer={read.data} pipeline={pipeline} />
      ) : (
        <Panel>
          {read.error === null ? (
            <ChartSkeleton bars={12} />
          ) : (
            <ErrorState title={t("web.test.failed")} error={read.error} onRetry={() => void read.refetch()} />
          )}
        </Panel>
      )}
    </Frame>
  );
}

function BackTest({ answer, pipeline }: { answer: BackTestAnswer; pipeline: string | undefined }) {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const go = useGo();
  if (answer.months === 0) {
    return (
      <EmptyState
        title={t("web.test.noneTitle")}
        hint={t("web.test.noneHint")}
        action={
          <Button variant="ink" onClick={() => void go("/settings/import")}>
            {t("web.test.noneAct")}
          </Button>
        }
      />
    );
  }
  const title = t("web.test.message", { ...countWords(answer, t), bias: biasWords(answer, t, format) });
  return (
    <div className={classes.stack}>
      <Panel title={title} isMessage flush>
        <Legend />
        <PastChart answer={answer} />
        <div className={classes.foot}>
          <p>{t(`web.test.verdict.${verdictOf(answer)}`)}</p>
          <p className="t3 sm">{t("web.test.note")}</p>
        </div>
      </Panel>
      <Panel flush>
        <PastTable answer={answer} pipeline={pipeline} />
      </Panel>
    </div>
  );
}

function Legend() {
  const { t } = useTranslation("forecasting");
  const mark = (children: React.ReactNode) => (
    <svg width={16} height={12} viewBox="-8 -6 16 12" aria-hidden>
      {children}
    </svg>
  );
  return (
    <div className={classes.legend}>
      <span>
        {mark(<rect className={classes.band} x={-6} y={-6} width={12} height={12} />)}
        {t("web.test.legend.interval")}
      </span>
      <span>
        {mark(<path className={classes.point} d="M-8 0H8" />)}
        {t("web.test.legend.expected")}
      </span>
      <span>
        {mark(<circle className={classes.inside} r={4} />)}
        {t("web.test.legend.fact")}
      </span>
      <span>
        {mark(<rect className={classes.outside} x={-4} y={-4} width={8} height={8} transform="rotate(45)" />)}
        {t("web.test.legend.out")}
      </span>
      <span>
        {mark(<rect className={classes.notch} x={-8} y={-1} width={16} height={2} />)}
        {t("web.test.legend.plan")}
      </span>
    </div>
  );
}
