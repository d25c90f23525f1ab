import { Checkbox, Radio } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { listTemplates, proposePipelines } from "../../contract.ts";
import { CreateForm } from "./create-form.tsx";
import own from "./new-pipeline.module.css";
import classes from "./settings.module.css";
import { StagesPreview } from "./stages-preview.tsx";

const traits = [
  "sellsThroughDealers",
  "producesToOrder",
  "leases",
  "sellsOnline",
  "coldBase",
  "repeatBuyers",
  "marketingLeads",
] as const;
type Trait = (typeof traits)[number];
type Asked = "needIsObvious" | "choiceIsObvious";

interface Answers {
  readonly needIsObvious: boolean | null;
  readonly choiceIsObvious: boolean | null;
  readonly traits: readonly Trait[];
}

/** Two questions and a few marks; the proposal stands beside them and follows every answer. */
export function Wizard() {
  const { t } = useTranslation("pipeline");
  const [answers, setAnswers] = useState<Answers>({ needIsObvious: null, choiceIsObvious: null, traits: [] });
  return (
    <div className={own.wizard}>
      <Panel title={t("settings.wizard.title")}>
        <div className={classes.form}>
          {(["needIsObvious", "choiceIsObvious"] as const).map((question) => (
            <YesNo
              key={question}
              question={question}
              value={answers[question]}
              onChange={(value) => setAnswers({ ...answers, [question]: value })}
            />
          ))}
          <Checkbox.Group
            label={t("settings.wizard.traits")}
            value={[...answers.traits]}
            onChange={(next) => setAnswers({ ...answers, traits: traits.filter((one) => next.includes(one)) })}
          >
            <div className={own.choices}>
              {traits.map((trait) => (
                <Checkbox
                  classNames={{ label: own.choiceLabel ?? "" }}
                  key={trait}
                  value={trait}
                  label={t(`settings.wizard.trait.${trait}`)}
                />
              ))}
            </div>
          </Checkbox.Group>
        </div>
      </Panel>
      <Proposal answers={answers} />
    </div>
  );
}

interface YesNoProps {
  readonly question: Asked;
  readonly value: boolean | null;
  readonly onChange: (value: boolean) => void;
}

function YesNo({ question, value, onChange }: YesNoProps) {
  const { t } = useTranslation("pipeline");
  return (
    <Radio.Group
      label={t(`settings.wizard.${question}.question`)}
      value={value === null ? "" : String(value)}
      onChange={(next) => onChange(next === "true")}
    >
      <div className={own.choices}>
        <Radio
          size="xs"
          classNames={{ label: own.choiceLabel ?? "" }}
          value="true"
          label={t(`settings.wizard.${question}.yes`)}
        />
        <Radio
          size="xs"
          classNames={{ label: own.choiceLabel ?? "" }}
          value="false"
          label={t(`settings.wizard.${question}.no`)}
        />
      </div>
    </Radio.Group>
  );
}

function Proposal({ answers }: { answers: Answers }) {
  const { t } = useTranslation("pipeline");
  const { needIsObvious, choiceIsObvious } = answers;
  const isAnswered = needIsObvious !== null && choiceIsObvious !== null;
  const marks = Object.fromEntries(answers.traits.map((trait) => [trait, true]));
  const body = { needIsObvious: needIsObvious ?? false, choiceIsObvious: choiceIsObvious ?? false, ...marks };
  const proposal = useEndpoint(proposePipelines, { body }, { enabled: isAnswered, keepPrevious: true });
  const templates = useEndpoint(listTemplates, {}, { staleTime: Number.POSITIVE_INFINITY });
  if (!isAnswered)
    return (
      <Panel title={t("settings.wizard.proposal")}>
        <p className="t2">{t("settings.wizard.waits")}</p>
      </Panel>
    );
  if (proposal.error !== null) return <ErrorState error={proposal.error} onRetry={() => void proposal.refetch()} />;
  if (proposal.data === undefined) return <LinesSkeleton lines={8} />;
  const { template, approach, keyStage, definition } = proposal.data;
  const usual = templates.data?.items.find(({ key }) => key === template)?.stages.findIndex((one) => one.isKeyStage);
  const { stages } = definition;
  return (
    <Panel title={t("settings.wizard.proposed", { name: definition.name })} isMessage>
      <div className={classes.form}>
        <div className={own.approach}>
          <b>{t(`settings.wizard.${approach}.title`)}</b>
          <p className="t2">{t(`settings.wizard.${approach}.about`)}</p>
        </div>
        <p>{t("settings.wizard.key", { stage: stages[keyStage]?.name })}</p>
        <StagesPreview stages={stages} inFull />
        <CreateForm
          key={template}
          name={definition.name}
          bodyOf={(name) => (usual === keyStage ? { template, name } : { name, stages })}
        />
      </div>
    </Panel>
  );
}
