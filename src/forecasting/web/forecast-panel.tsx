import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePipelines } from "../../pipeline/web/index.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { ChartSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Figure } from "../../ui/figures/figure.tsx";
import type { Format } from "../../ui/format.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { AppLink } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { type ForecastAnswer, getBackTest, getForecast } from "../contract.ts";
import { isTestable } from "../domain/back-test.ts";
import { FanChart } from "./fan-chart.tsx";
import { ForecastTable } from "./forecast-table.tsx";
import classes from "./forecasting.module.css";
import { HowCounted } from "./how-counted.tsx";
import { biasWords, countWords } from "./past-words.ts";

/** What the month will bring, how surely, what salespeople say, and how good such forecasts have been (PLA-8). */
export function ForecastPanel({ pipeline }: { pipeline?: string | undefined }) {
  const { t } = useTranslation("forecasting");
  const read = useEndpoint(getForecast, { query: { pipeline } }, { keepPrevious: true });
  if (read.data !== undefined) return <Forecast answer={read.data} pipeline={pipeline} />;
  return (
    <Panel>
      {read.error === null ? (
        <ChartSkeleton bars={6} />
      ) : (
        <ErrorState title={t("web.failed")} error={read.error} onRetry={() => void read.refetch()} />
      )}
    </Panel>
  );
}

function Forecast({ answer, pipeline }: { answer: ForecastAnswer; pipeline: string | undefined }) {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const [view, setView] = useState<"chart" | "table">("chart");
  return (
    <Panel
      title={titleOf(answer, t, format)}
      isMessage
      flush
      aside={
        <Segmented
          label={t("web.view.label")}
          value={view}
          onChange={setView}
          options={[
            { value: "chart", label: t("web.view.chart") },
            { value: "table", label: t("web.view.table") },
          ]}
        />
      }
    >
      <Facts answer={answer} pipeline={pipeline} />
      {view === "chart" ? <FanChart answer={answer} /> : <ForecastTable answer={answer} />}
      <div className={classes.foot}>
        <Remarks answer={answer} pipeline={pipeline} />
        <Past pipeline={pipeline} />
        <div>
          <HowCounted answer={answer} />
        </div>
      </div>
    </Panel>
  );
}

type Tell = ReturnType<typeof useTranslation<"forecasting">>["t"];

function titleOf({ from, expected, plan }: ForecastAnswer, t: Tell, format: Format): string {
  const month = format.monthNamed(from).split(" ")[0] ?? "";
  const sum = format.moneyCompact(expected);
  if (plan === null) return t("web.title.plain", { month, sum });
  const rest = expected.minor - plan.minor;
  const key = rest === 0 ? "exact" : rest > 0 ? "enough" : "short";
  return t(`web.title.${key}`, { month, sum, rest: format.moneyCompact({ ...plan, minor: Math.abs(rest) }) });
}

function Facts({ answer, pipeline }: { answer: ForecastAnswer; pipeline: string | undefined }) {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const maySeeOld = useMay("control.read");
  const { from, to, claimedDeals, chanceOfPlan, deals } = answer;
  const claims = { view: "list", status: "open", expectedCloseFrom: from, expectedCloseTo: to, pipeline };
  return (
    <div className={classes.facts}>
      {chanceOfPlan !== null && (
        <span>
          {t("web.chance")} <b>{format.share(chanceOfPlan)}</b>
        </span>
      )}
      <span>
        {t("web.claimed")} <b>{format.moneyCompact(answer.claimed)}</b>
        {claimedDeals > 0 && (
          <>
            {" · "}
            <Figure to="/deals" search={claims} label={t("web.openClaimed", { count: claimedDeals })}>
              {t("web.deals", { count: claimedDeals })}
            </Figure>
          </>
        )}
      </span>
      <span>
        {t("web.before")} <b>{format.moneyCompact(answer.beforeHygiene)}</b>
        {maySeeOld && deals.old > 0 && (
          <>
            {" · "}
            <Figure to="/control/hygiene" search={{ pipeline }} label={t("web.openOld")}>
              {t("web.deals", { count: deals.old })}
            </Figure>
          </>
        )}
      </span>
      {answer.arriving.minor > 0 && (
        <span>
          {t("web.arriving")} <b>{format.moneyCompact(answer.arriving)}</b>
        </span>
      )}
    </div>
  );
}

/** What one more deal adds; what could not be counted; and where history is thin. */
function Remarks({ answer, pipeline }: { answer: ForecastAnswer; pipeline: string | undefined }) {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const { deals, keyStage } = answer;
  const left = (["withoutAmount", "otherCurrency", "withoutChance"] as const)
    .filter((what) => deals[what] > 0)
    .map((what) => t(`web.left.${what}`, { count: deals[what] }));
  const isThin = !isTestable(deals.winsKnown);
  // Of several pipelines it must be said whose forecast this is: the plan is of people, whatever pipeline their deals stand in.
  const hasSeveral = usePipelines().items.length > 1;
  return (
    <>
      {keyStage !== null && (
        <p className="t2 sm">
          {t(keyStageKey(keyStage), {
            stage: keyStage.name,
            sum: format.moneyCompact(keyStage.adds),
            share: format.share(keyStage.addsChance ?? 0, 1),
          })}
        </p>
      )}
      {hasSeveral && <p className="t3 sm">{t(pipeline === undefined ? "web.scope.all" : "web.scope.one")}</p>}
      {isThin && <p className="warn sm">{t("web.thin", { count: deals.winsKnown })}</p>}
      {left.length > 0 && <p className="t3 sm">{t("web.left.said", { list: left.join(", ") })}</p>}
    </>
  );
}

/** Below a hundredth of a usual deal it adds nothing worth a figure. */
function keyStageKey({ adds, amount, addsChance }: NonNullable<ForecastAnswer["keyStage"]>) {
  if (adds.minor * 100 < amount.minor) return "web.keyStageLate";
  return addsChance === null ? "web.keyStage" : "web.keyStageChance";
}

function Past({ pipeline }: { pipeline: string | undefined }) {
  const { t } = useTranslation("forecasting");
  const format = useFormat();
  const { data } = useEndpoint(getBackTest, { query: { pipeline } }, { staleTime: 600_000 });
  if (data === undefined) return null;
  const said =
    data.months === 0
      ? t("web.past.none")
      : t("web.past.said", { ...countWords(data, t), bias: biasWords(data, t, format) });
  return (
    <p className="t3 sm">
      <AppLink to="/plan/back-test" search={{ pipeline }}>
        {said}
      </AppLink>
    </p>
  );
}
