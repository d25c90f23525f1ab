import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../../ui/api/client.ts";
import { useUndo } from "../../../ui/feedback/toast.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { type Plan, spreadPlan } from "../../contract.ts";
import { fitPairs } from "../../domain/plans/fit-pairs.ts";
import { namedValue } from "../../domain/plans/line-channel.ts";
import { type Difference, figuresOf, keyOf, type PlanCells } from "../../domain/plans/plan-tree.ts";
import type { GridRow } from "./grid-model.ts";
import classes from "./plan.module.css";
import { useRowName } from "./plan-grid.tsx";
import type { usePlan } from "./use-plan.ts";

interface DifferencesProps {
  readonly plan: Plan;
  readonly rows: readonly GridRow[];
  readonly differences: readonly Difference[];
  readonly deeds: ReturnType<typeof usePlan>;
}

const mostShown = 24;
const exactly = { overMonths: "current", overParts: "current", rounding: "exact" } as const;

/** Every sum that does not agree, with what puts it right in one click. */
export function Differences({ plan, rows, differences, deeds }: DifferencesProps) {
  const { t } = useTranslation("planning");
  const [isOpen, setIsOpen] = useState(true);
  if (differences.length === 0) return null;
  return (
    <section className={classes.differences} aria-label={t("plans.web.differs", { count: differences.length })}>
      <Button variant="ghost" size="sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t("plans.web.differs", { count: differences.length })}
      </Button>
      {isOpen && (
        <ul>
          {differences.slice(0, mostShown).map((one) => (
            <One
              key={`${keyOf(one)} ${one.month} ${one.dimension} ${one.value} ${one.isCrossing}`}
              {...{ plan, rows, one, deeds }}
            />
          ))}
          {differences.length > mostShown && (
            <li>{t("plans.web.andMore", { count: differences.length - mostShown })}</li>
          )}
        </ul>
      )}
    </section>
  );
}

function One({ plan, rows, one, deeds }: Omit<DifferencesProps, "differences"> & { readonly one: Difference }) {
  const { t } = useTranslation("planning");
  const format = useFormat();
  const nameOf = useRowName();
  const { follow } = useUndo();
  const row = rows.find(({ node, dimension }) => keyOf(node) === keyOf(one) && dimension === "total");
  if (row === undefined) return null;
  const name = nameOf(row);
  const said = { name, value: namedValue(one), when: t(`plans.months.${one.month}`) };
  const sum = format.money({ minor: Math.abs(one.minor), currency: plan.currency });
  const at = { month: one.month, dimension: one.dimension, value: one.value };
  const takeSum = () => {
    const cells: PlanCells = new Map(plan.nodes.map((node) => [keyOf(node), node.cells]));
    const figure = figuresOf(plan.nodes, cells, at).get(keyOf(one));
    const minor = one.isCrossing ? (figure?.minor ?? 0) - one.minor : (figure?.parts ?? null);
    deeds.set([{ kind: one.kind, id: one.id, ...at, minor }], name);
  };
  const fitted = one.isCrossing ? fitPairs(row.node.cells, one) : null;
  const fit = () => deeds.set(fitted?.map((cell) => ({ kind: one.kind, id: one.id, ...cell })) ?? [], name);
  const spreadDown = () => {
    if (plan.version === null) return;
    const node = { kind: one.kind, id: one.id };
    const how = { months: [one.month], ...exactly };
    const body = { node, revision: plan.version.revision, ...how };
    const sending = call(spreadPlan, { params: { id: plan.version.id }, body });
    follow(sending, ({ rows: changed }) => ({ message: t("plans.goal.done"), undo: () => deeds.takeBack(changed) }))
      .catch(deeds.refused)
      .finally(() => void deeds.refresh());
  };
  return (
    <li>
      <span>{t(`plans.web.${wordsOf(one)}`, { ...said, sum })}</span>
      {row.mayEdit && !(one.dimension !== "total" && one.value === "") && (
        <Button size="sm" onClick={takeSum}>
          {t("plans.web.takeSum")}
        </Button>
      )}
      {row.mayEdit && (one.dimension === "total" || fitted !== null) && (
        <Button size="sm" onClick={fitted === null ? spreadDown : fit}>
          {t("plans.web.spreadDifference")}
        </Button>
      )}
    </li>
  );
}

function wordsOf({ dimension, value, minor, isCrossing }: Difference) {
  if (isCrossing) return minor > 0 ? "crossMore" : "crossLess";
  if (dimension === "total") return minor > 0 ? "more" : "less";
  return value === "" ? "splitOver" : "splitParts";
}
