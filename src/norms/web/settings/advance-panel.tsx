import { Button, Checkbox, NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import { changeAdvanceRules, getWorkWeek, listAdvanceRules, type StageWithRules } from "../../contract.ts";
import { defaultRules } from "../../domain/advance/advance-rules.ts";
import classes from "./norms.module.css";

type Rule = StageWithRules["rules"][number];
const usual = defaultRules as readonly Rule[];

/** ACT-3: what counts as an advance of the buyer, stage by stage. */
export function AdvancePanel() {
  const { t } = useTranslation("norms");
  const { data } = useEndpoint(listAdvanceRules, {});
  const [chosen, setChosen] = useState<string | null>(null);
  const pipelines = [...new Map((data?.stages ?? []).map(({ pipeline }) => [pipeline.id, pipeline])).values()];
  const pipelineId = chosen ?? pipelines[0]?.id;
  if (data === undefined || pipelineId === undefined) return null;
  return (
    <Panel title={t("web.settings.advance.title")}>
      <p className="t2">{t("web.settings.advance.intro")}</p>
      {pipelines.length > 1 && (
        <NativeSelect
          label={t("web.settings.advance.pipeline")}
          value={pipelineId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <ul className={classes.stages}>
        {data.stages
          .filter(({ pipeline }) => pipeline.id === pipelineId)
          .map((stage) => (
            <StageRules key={stage.id} stage={stage} />
          ))}
      </ul>
    </Panel>
  );
}

function StageRules({ stage }: { stage: StageWithRules }) {
  const { t } = useTranslation("norms");
  const change = useMutationEndpoint(changeAdvanceRules, { refreshes: [listAdvanceRules, getWorkWeek] });
  const put = (rules: Rule[] | null) => change.mutate({ params: { id: stage.id }, body: { rules } });
  const toggle = (rule: Rule, isOn: boolean) =>
    put(isOn ? [...stage.rules, rule] : stage.rules.filter(({ kind }) => kind !== rule.kind));
  const moved = stage.rules.find((rule) => rule.kind === "moved_forward");
  return (
    <li className={classes.stage}>
      <div className="row">
        <b>{stage.name}</b>
        {stage.isUsual ? (
          <Tag tone="line">{t("web.settings.advance.usual")}</Tag>
        ) : (
          <Button size="sm" variant="ghost" onClick={() => put(null)}>
            {t("web.settings.advance.reset")}
          </Button>
        )}
      </div>
      <div className={classes.rules}>
        {usual.map((rule) => (
          <Checkbox
            key={rule.kind}
            label={t(`web.settings.advance.rule.${rule.kind}`)}
            aria-label={`${stage.name}: ${t(`web.settings.advance.rule.${rule.kind}`)}`}
            checked={stage.rules.some(({ kind }) => kind === rule.kind)}
            disabled={change.isPending}
            onChange={(event) => toggle(rule, event.currentTarget.checked)}
          />
        ))}
        {moved?.kind === "moved_forward" && (
          <HoursField
            stage={stage.name}
            hours={moved.withinHours}
            onChange={(withinHours) =>
              put(stage.rules.map((rule) => (rule.kind === "moved_forward" ? { ...rule, withinHours } : rule)))
            }
          />
        )}
      </div>
      <FormRefusal error={change.error} />
    </li>
  );
}

interface HoursFieldProps {
  readonly stage: string;
  readonly hours: number;
  readonly onChange: (hours: number) => void;
}

/** Taken when the field is left. */
function HoursField({ stage, hours, onChange }: HoursFieldProps) {
  const { t } = useTranslation("norms");
  const label = t("web.settings.advance.hours");
  return (
    <NumberInput
      key={hours}
      w={132}
      size="sm"
      min={1}
      max={1000}
      label={label}
      aria-label={`${stage}: ${label}`}
      defaultValue={hours}
      onBlur={(event) => {
        const typed = Number(event.currentTarget.value);
        if (Number.isInteger(typed) && typed >= 1 && typed <= 1000 && typed !== hours) onChange(typed);
      }}
    />
  );
}
