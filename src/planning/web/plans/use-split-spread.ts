import { useTranslation } from "react-i18next";
import { call } from "../../../ui/api/client.ts";
import { useToast, useUndo } from "../../../ui/feedback/toast.tsx";
import { type Plan, spreadPlanSplit } from "../../contract.ts";
import type { GridRow, Split } from "./grid-model.ts";
import type { usePlan } from "./use-plan.ts";

/** Splits a node's figures as last year, in one step that ⌘Z takes back; null where nothing is split. */
export function useSplitSpread(plan: Plan, split: Split, deeds: ReturnType<typeof usePlan>) {
  const { t } = useTranslation("planning");
  const toast = useToast();
  const { follow } = useUndo();
  const { version } = plan;
  if (split === "none" || version === null) return null;
  const spread = async ({ kind, id }: GridRow["node"]) => {
    const body = { node: { kind, id }, by: split, revision: await deeds.revision() };
    return call(spreadPlanSplit, { params: { id: version.id }, body });
  };
  return ({ node }: GridRow) => {
    follow(spread(node), ({ rows }) => ({ message: t("plans.goal.done"), undo: () => deeds.takeBack(rows) }))
      .then(({ unspread }) => {
        const months = unspread.map((month) => t(`plans.months.${month}`)).join(", ");
        if (unspread.length > 0) toast(t("plans.goal.unspread", { months }));
      }, deeds.refused)
      .finally(() => void deeds.refresh());
  };
}
