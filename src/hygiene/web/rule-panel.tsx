import { NumberInput, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { useMay } from "../../ui/session.tsx";
import { listOldDeals, type OldDealsAnswer, setHygieneRule } from "../contract.ts";
import classes from "./hygiene.module.css";

const most = 730;

/** Whether the pipeline clears itself at night, and when to come back. */
export function RulePanel({ answer: { pipeline, rule } }: { answer: OldDealsAnswer }) {
  const { t } = useTranslation("hygiene");
  const format = useFormat();
  const toast = useToast();
  const mayEdit = useMay("pipelines.edit");
  const [days, setDays] = useState(rule.comeBackDays);
  const save = useMutationEndpoint(setHygieneRule, {
    refreshes: [listOldDeals],
    onRefused: (error) => void toast(error.message),
  });
  const set = (isOn: boolean, comeBackDays: number) =>
    save.mutate({ params: { id: pipeline.id }, body: { isOn, comeBackDays } });
  const said = t("web.rule.said", { count: rule.comeBackDays, n: format.number(rule.comeBackDays) });
  return (
    <Panel title={t("web.rule.title")}>
      <div className={classes.rule}>
        <Switch
          label={t("web.rule.on")}
          description={rule.isOn ? said : t("web.rule.off")}
          checked={rule.isOn}
          disabled={!mayEdit || save.isPending}
          onChange={({ currentTarget }) => set(currentTarget.checked, days)}
        />
        <NumberInput
          label={t("web.rule.days")}
          value={days}
          min={1}
          max={most}
          allowDecimal={false}
          disabled={!mayEdit}
          w={150}
          onChange={(value) => setDays(Math.min(most, Math.max(1, Math.trunc(Number(value)) || 1)))}
          onBlur={() => days !== rule.comeBackDays && set(rule.isOn, days)}
        />
      </div>
    </Panel>
  );
}
