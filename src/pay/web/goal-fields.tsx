import { NumberInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { MoneyField } from "../../ui/forms/money-field.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { AddButton, DropButton } from "./add-button.tsx";
import { type TermFieldsProps, withItem } from "./draft-terms.ts";
import classes from "./pay.module.css";
import { PercentField } from "./percent-field.tsx";

/** Fast money of every month (PAY-3): a share of the plan by a day. */
export function GoalFields({ terms, change, currency }: TermFieldsProps & { readonly currency: string }) {
  const { t } = useTranslation("pay");
  const set = (at: number, part: Partial<(typeof terms.goals)[number]> | null) =>
    change({ goals: withItem(terms.goals, at, part) });
  const usual = { name: t("web.schemes.goalName"), byDay: 15, planShare: 0.5, amount: { minor: 500_000, currency } };
  return (
    <Panel title={t("web.schemes.goals")}>
      <div className={classes.stack}>
        {terms.goals.map((goal, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a goal is known by its place
          <div key={index} className={classes.rowFields}>
            <TextInput
              label={t("web.schemes.name")}
              value={goal.name}
              onChange={(event) => set(index, { name: event.currentTarget.value })}
            />
            <NumberInput
              label={t("web.schemes.byDay")}
              value={goal.byDay}
              onChange={(value) => set(index, { byDay: Math.max(1, Math.min(31, Number(value) || 1)) })}
              min={1}
              max={31}
              allowDecimal={false}
              hideControls
            />
            <PercentField
              label={t("web.schemes.planShare")}
              value={goal.planShare}
              onChange={(share) => set(index, { planShare: share ?? 0 })}
            />
            <MoneyField
              label={t("web.schemes.prize")}
              currency={currency}
              value={goal.amount}
              onChange={(amount) => set(index, { amount: amount ?? { minor: 0, currency } })}
            />
            <DropButton label={t("web.schemes.dropGoal")} onClick={() => set(index, null)} />
          </div>
        ))}
        {terms.goals.length > 0 && (
          <div className={classes.fields}>
            <MoneyField
              label={t("web.schemes.goalsBudget")}
              currency={currency}
              value={terms.goalsBudget}
              onChange={(goalsBudget) => change({ goalsBudget })}
            />
          </div>
        )}
        <AddButton label={t("web.schemes.addGoal")} onClick={() => change({ goals: [...terms.goals, usual] })} />
      </div>
    </Panel>
  );
}
