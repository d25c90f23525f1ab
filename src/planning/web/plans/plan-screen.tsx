import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { PlaceTabs } from "../../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../../ui/layout/screen.tsx";
import { useSearchState } from "../../../ui/link.tsx";
import type { Plan } from "../../contract.ts";
import { companyId } from "../../domain/plans/plan-tree.ts";
import { readSum } from "../../domain/plans/read-sum.ts";
import { Differences } from "./differences.tsx";
import { type GridRow, gridOf, type Split } from "./grid-model.ts";
import { PhoneMonth } from "./phone-month.tsx";
import classes from "./plan.module.css";
import { PlanActions } from "./plan-actions.tsx";
import { PlanBar } from "./plan-bar.tsx";
import { PlanGrid, useRowName } from "./plan-grid.tsx";
import { NoPlan, PlanNotes } from "./plan-notes.tsx";
import { type FactsAsked, planSearch, type Spreading } from "./plan-search.ts";
import { usePlan } from "./use-plan.ts";
import { useSplitSpread } from "./use-split-spread.ts";
import { useTurned } from "./use-turned.ts";

const SpreadDialog = lazy(async () => ({ default: (await import("./spread-dialog.tsx")).SpreadDialog }));
const FactsDialog = lazy(async () => ({ default: (await import("./facts-dialog.tsx")).FactsDialog }));
const ConflictDialog = lazy(async () => ({ default: (await import("./conflict-dialog.tsx")).ConflictDialog }));

/** PLA-1: the plan of a year, by people and months. */
export function Screen() {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const [search, change] = useSearchState(planSearch);
  const { year = Number(format.dayOf(Date.now()).slice(0, 4)), split = "none" } = search;
  const plan = usePlan(year, search.version);
  const [spreading, setSpreading] = useState<Spreading | null>(null);
  const { data, error } = plan.read;
  const goal = () => setSpreading({ kind: "company", id: companyId, name: t("plans.company"), text: "" });
  return (
    <Frame
      title={t("ui:places.plan")}
      bare
      busy={plan.read.isPending}
      beside={<PlaceTabs place="plan" at="/plan" />}
      filters={<PlanBar {...{ year, split, plan: data }} change={(part) => void change(part)} />}
      actions={data && <PlanActions plan={data} deeds={plan} onSpread={goal} />}
    >
      {error !== null && data === undefined ? (
        <ErrorState title={t("plans.web.failed")} error={error} onRetry={() => void plan.read.refetch()} />
      ) : data === undefined ? (
        <TableSkeleton rows={12} columns={8} />
      ) : data.version === null ? (
        <NoPlan year={year} onGoal={goal} />
      ) : (
        <Year {...{ plan: data, split, deeds: plan, spread: setSpreading }} />
      )}
      <Suspense fallback={null}>
        {spreading !== null && data !== undefined && (
          <SpreadDialog {...{ plan: data, spreading }} deeds={plan} onClose={() => setSpreading(null)} />
        )}
        {plan.conflicts.length > 0 && data !== undefined && <ConflictDialog plan={data} deeds={plan} />}
      </Suspense>
    </Frame>
  );
}

interface YearProps {
  readonly plan: Plan;
  readonly split: Split;
  readonly deeds: ReturnType<typeof usePlan>;
  readonly spread: (spreading: Spreading) => void;
}

function Year({ plan, split, deeds, spread }: YearProps) {
  const { t } = useTranslation("planning");
  const toast = useToast();
  const nameOf = useRowName();
  const [asked, look] = useState<FactsAsked | null>(null);
  const isPhone = useMediaQuery("(max-width: 720px)", window.innerWidth <= 720) ?? false;
  const { turned, turn } = useTurned();
  const splitAgain = useSplitSpread(plan, split, deeds);
  const { rows, differences } = gridOf(plan, split, turned);
  const months = plan.version?.status === "approved" ? [] : (plan.version?.months ?? []);
  const write = (
    texts: readonly { readonly row: GridRow; readonly month: number; readonly text: string }[],
  ): boolean => {
    const read = texts.map(({ row, month, text }) => ({
      ...{ kind: row.node.kind, id: row.node.id, month, dimension: row.dimension, value: row.value },
      minor: text.trim() === "" ? null : readSum(text, plan.currency),
      isWrong: text.trim() !== "" && readSum(text, plan.currency) === null,
    }));
    const right = read.filter(({ isWrong }) => !isWrong).map(({ isWrong: _, ...set }) => set);
    if (right.length < read.length) toast(t("plans.web.sumUnreadable"));
    const [first] = texts;
    if (right.length > 0 && first) deeds.set(right, nameOf(first.row));
    return right.length === read.length;
  };
  const writeYear = ({ node }: GridRow, text: string) =>
    spread({ kind: node.kind, id: node.id, name: node.kind === "company" ? t("plans.company") : node.name, text });
  return (
    <div className={classes.page}>
      <PlanNotes plan={plan} />
      <Differences {...{ plan, rows, differences, deeds }} />
      {isPhone ? (
        <PhoneMonth {...{ plan, rows, months, write, look, turn, splitAgain }} />
      ) : (
        <PlanGrid {...{ plan, rows, months, write, writeYear, look, turn, splitAgain }} />
      )}
      <Suspense fallback={null}>
        {asked !== null && <FactsDialog year={plan.year} asked={asked} onClose={() => look(null)} />}
      </Suspense>
      {months.length > 0 && <div className={`${classes.foot} not-phone`}>{t("plans.web.hint")}</div>}
    </div>
  );
}
