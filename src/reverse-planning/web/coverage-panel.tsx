import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { getPlanCoverages, type PlanCoverages } from "../contract.ts";
import { CoverageMatrix } from "./coverage-matrix.tsx";
import { worstLack } from "./coverage-words.ts";
import classes from "./plan.module.css";

interface Asked {
  readonly pipeline: string | undefined;
  readonly month?: string | undefined;
}

/** The matrix beside the sheet; whole, with the flags, on its own tab. */
export function CoveragePanel({ pipeline, month }: Asked) {
  const { t } = useTranslation("reverse-planning");
  const format = useFormat();
  const read = useEndpoint(getPlanCoverages, { query: { pipeline, month } }, { keepPrevious: true });
  const { data, error } = read;
  if (data === undefined) {
    return (
      <Panel title={t("web.coverage.title")}>
        {error === null ? (
          <TableSkeleton rows={6} columns={6} />
        ) : (
          <ErrorState title={t("web.coverage.failed")} error={error} onRetry={() => void read.refetch()} />
        )}
      </Panel>
    );
  }
  return (
    <Panel title={coverageTitle(data, t, format.monthNamed(`${data.month}-01`))} isMessage flush>
      <p className={`t2 sm ${classes.note}`}>
        {t("web.coverage.note", { month: format.monthNamed(`${data.month}-01`) })}{" "}
        <AppLink to="/plan/coverage" search={{ pipeline, month }} className="acc">
          {t("web.coverage.whole")}
        </AppLink>
      </p>
      <CoverageMatrix answer={data} />
    </Panel>
  );
}

type Translate = ReturnType<typeof useTranslation<"reverse-planning">>["t"];

/** The truth in a sentence: what is lacking most, or that nothing is. */
export function coverageTitle(answer: PlanCoverages, t: Translate, month: string): string {
  if (answer.people.length === 0) return t("web.coverage.nobody");
  if (answer.people.every(({ plan }) => plan === null)) return t("web.coverage.noPlan", { month });
  if (answer.people.every(({ cells }) => cells.every(({ needed }) => needed === null)))
    return t("web.coverage.tooEarly");
  const worst = worstLack(answer);
  if (worst === null) return t("web.coverage.enough");
  const { person, ...words } = worst;
  return person === null ? t("web.coverage.lacking", words) : t("web.coverage.lackingOf", { ...words, person });
}
