import { Button, Modal, Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePipelines } from "../../pipeline/web/index.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useSession } from "../../ui/session.tsx";
import { createImprovement, listImprovements } from "../contract.ts";
import { type Measure, measures } from "../domain/improvement.ts";
import type { ImprovementSearch } from "./improvement-search.ts";
import classes from "./improvements.module.css";

interface NewDialogProps {
  readonly from: ImprovementSearch;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** A problem written down: from a lever or a leak it comes filled. */
export function NewDialog({ from, onClose, onDone }: NewDialogProps) {
  const { t } = useTranslation("improvements");
  const format = useFormat();
  const [problem, setProblem] = useState(from.problem ?? "");
  const [measure, setMeasure] = useState<Measure>(from.measure ?? "conversion");
  const { stages, pipelineId } = useStages(from.pipeline);
  const [chosen, setStage] = useState<string | null>(from.stage ?? null);
  const { create, expected } = useCreating(from, onDone);
  const stage = measure === "average" ? null : (chosen ?? stages[0]?.value ?? null);
  const save = () =>
    create.mutate({ body: { ...aboutOf(from, pipelineId), problem: problem.trim(), measure, stage, expected } });
  return (
    <Modal opened onClose={onClose} title={t("web.add")} size={520} closeButtonProps={{ "aria-label": t("web.close") }}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (problem.trim() !== "") save();
        }}
      >
        <Textarea
          {...{ label: t("web.form.problem"), placeholder: t("web.form.problemExample") }}
          {...{ value: problem, autosize: true, minRows: 2, maxLength: 500 }}
          onChange={(event) => setProblem(event.currentTarget.value)}
          data-autofocus
        />
        <MeasureSelect measure={measure} onChange={setMeasure} />
        {stage !== null && (
          <Select label={t("web.form.stage")} data={stages} value={stage} allowDeselect={false} onChange={setStage} />
        )}
        {expected !== null && <p className="t2 sm">{t("web.form.expected", { sum: format.moneyCompact(expected) })}</p>}
        <FormRefusal error={create.error} />
        <Button type="submit" variant="ink" loading={create.isPending}>
          {t("web.form.create")}
        </Button>
      </form>
    </Modal>
  );
}

const aboutOf = (from: ImprovementSearch, pipeline: string | undefined) => ({
  source: from.new ?? ("typed" as const),
  ...(pipeline === undefined ? {} : { pipeline }),
});

function MeasureSelect({ measure, onChange }: { measure: Measure; onChange: (measure: Measure) => void }) {
  const { t } = useTranslation("improvements");
  return (
    <Select
      label={t("web.form.measure")}
      data={measures.map((value) => ({ value, label: t(`web.measures.${value}`) }))}
      value={measure}
      allowDeselect={false}
      onChange={(value) => onChange(measures.find((one) => one === value) ?? "conversion")}
    />
  );
}

function useCreating(from: ImprovementSearch, onDone: (id: string) => void) {
  const { currency } = useSession().workspace;
  const create = useMutationEndpoint(createImprovement, {
    refreshes: [listImprovements],
    onDone: ({ id }) => onDone(id),
  });
  return { create, expected: from.gain === undefined ? null : { minor: from.gain, currency } };
}

/** The stages where deals live, of the pipeline asked for or the first. */
function useStages(asked: string | undefined) {
  const { items } = usePipelines();
  const pipeline = items.find(({ id }) => id === asked) ?? items[0];
  const stages = (pipeline?.stages ?? [])
    .filter(({ isWon }) => !isWon)
    .map(({ id, name }) => ({ value: id, label: name }));
  return { stages, pipelineId: pipeline?.id };
}
