import { Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../kernel/endpoint.ts";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../../ui/feedback/confirm-dialog.tsx";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { getDuplicateSearch, getMergeRules, listDuplicatePairs, listMerges, setMergeRules } from "../../contract.ts";
import classes from "./duplicates.module.css";

type Rule = AnswerOf<typeof getMergeRules>["items"][number];

/** By which rules it happens without a person; what a rule would do is said before it is switched on. */
export function MergeRules() {
  const { t } = useTranslation("crm");
  const rules = useEndpoint(getMergeRules, {});
  const [asked, setAsked] = useState<Rule | null>(null);
  const saving = useMutationEndpoint(setMergeRules, {
    refreshes: [getMergeRules, getDuplicateSearch, listDuplicatePairs, listMerges],
    onDone: () => setAsked(null),
  });
  const items = rules.data?.items ?? [];
  const save = ({ rule, isOn }: Rule) => {
    const others = items.filter((one) => one.isOn && one.rule !== rule).map((one) => one.rule);
    saving.mutate({ body: { rules: isOn ? others : [...others, rule] } });
  };
  const toggle = (rule: Rule) => (rule.isOn || rule.wouldMerge === 0 ? save(rule) : setAsked(rule));
  return (
    <Panel title={t("worklist.rulesTitle")}>
      <div className={classes.rules}>
        <p className="t2">{t("worklist.rulesHint")}</p>
        {rules.error !== null && <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />}
        {rules.isPending && <LinesSkeleton lines={2} />}
        <FormRefusal error={saving.error} />
        {items.map((one) => (
          <Switch
            key={one.rule}
            checked={one.isOn}
            disabled={saving.isPending}
            label={t(`worklist.rule.${one.rule}`)}
            description={`${t(`worklist.ruleHint.${one.rule}`)} ${wouldOf(t, one)}`}
            onChange={() => toggle(one)}
          />
        ))}
      </div>
      {asked !== null && (
        <ConfirmDialog
          opened
          title={t("worklist.switchOn", { rule: t(`worklist.rule.${asked.rule}`) })}
          action={t("worklist.switchOnDo")}
          isBusy={saving.isPending}
          onConfirm={() => save(asked)}
          onClose={() => setAsked(null)}
        >
          <p>{wouldOf(t, asked)}.</p>
          <p className="t2">{t("worklist.rulesHint")}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function wouldOf(t: ReturnType<typeof useTranslation<"crm">>["t"], { wouldMerge }: Rule): string {
  return wouldMerge === 0 ? t("worklist.wouldNothing") : t("worklist.would", { count: wouldMerge });
}
