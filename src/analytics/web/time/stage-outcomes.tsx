import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { ChartSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { getStageOutcomes, type StageOutcomesAnswer } from "../../contract.ts";
import { messageText } from "../message.ts";
import type { Report } from "../use-report.ts";
import { DurationBars } from "./duration-bars.tsx";
import { OutcomeAreas } from "./outcome-areas.tsx";
import classes from "./outcomes.module.css";
import { OutcomesTable } from "./outcomes-table.tsx";
import { useTimes } from "./use-times.ts";

interface StageOutcomesProps {
  readonly report: Report;
  readonly stageId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** One stage opened: how long stays there last, and what they end by with age (ANA-4). In calendar days, whatever the unit. */
export function StageOutcomes({ report, stageId, name, onClose }: StageOutcomesProps) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const query = { ...report.query, stage: stageId };
  const outcomes = useEndpoint(getStageOutcomes, { query }, { keepPrevious: true });
  const answer = outcomes.data?.id === stageId ? outcomes.data : undefined;
  const close = (
    <button
      type="button"
      className={classes.close}
      aria-label={t("web.outcomes.close", { stage: name })}
      onClick={onClose}
    >
      <IconX size={16} stroke={1.5} aria-hidden />
    </button>
  );
  const isTold = answer?.message.code === "stage_outcomes";
  return (
    <Panel title={isTold ? messageText(answer.message, t, format) : name} isMessage={isTold} aside={close}>
      {answer !== undefined ? (
        <Outcomes answer={answer} isTable={report.isTable} />
      ) : outcomes.error === null ? (
        <ChartSkeleton bars={5} />
      ) : (
        <ErrorState title={t("web.failed")} error={outcomes.error} onRetry={() => void outcomes.refetch()} />
      )}
    </Panel>
  );
}

function Outcomes({ answer, isTable }: { answer: StageOutcomesAnswer; isTable: boolean }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const told = useTimes("days", answer.hoursPerWorkingDay);
  if (answer.visits === 0) return <p className="t3">{t("web.outcomes.none")}</p>;
  const { n, median, p90, max } = answer.perDeal;
  return (
    <>
      {!isTable && (
        <div className={classes.charts}>
          <DurationBars answer={answer} notch={told.notch(answer.target)} />
          <OutcomeAreas answer={answer} />
        </div>
      )}
      <p className="t2 sm">
        {t("web.outcomes.perDeal", {
          count: n,
          n: format.number(n),
          median: told.tell(median),
          p90: told.tell(p90),
          max: told.tell(max),
        })}
      </p>
      <details className={classes.details} open={isTable}>
        <summary>{t("web.outcomes.asTable")}</summary>
        <OutcomesTable answer={answer} />
      </details>
    </>
  );
}
