import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePipelines } from "../../pipeline/web/index.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import type { ImportKind } from "../domain/fields.ts";
import { ColumnsTable } from "./columns-table.tsx";
import classes from "./importing.module.css";
import { type Choices, choiceOf, type MatchedColumn, mapOf, suggested } from "./mapping.ts";
import { MissingFields } from "./missing-fields.tsx";
import { RunButtons } from "./run-buttons.tsx";
import { StageValues } from "./stage-values.tsx";
import { type Preview, usePreview } from "./use-preview.ts";

interface MapFileProps {
  readonly kind: ImportKind;
  readonly file: File;
}

/** The first rows of the file, and what each column is taken for. */
export function MapFile({ kind, file }: MapFileProps) {
  const { t } = useTranslation("importing");
  const [choices, setChoices] = useState<Choices>({});
  const [matched, setMatched] = useState<readonly MatchedColumn[] | null>(null);
  const [pipeline, setPipeline] = useState<string | null>(null);
  const columns = matched ?? [];
  const map = matched === null ? undefined : mapOf(choices, columns);
  const preview = usePreview(kind, file, map);
  if (preview.data !== undefined && matched === null) {
    const { problem, columns: found } = preview.data;
    setMatched(problem === null ? found : suggested(kind, found));
  }
  if (preview.error !== null)
    return <ErrorState title={t("web.unreadable")} error={preview.error} kept={t("web.unreadableKept")} />;
  if (preview.data === undefined || matched === null)
    return (
      <Panel title={t("web.columns")} flush>
        <TableSkeleton rows={6} columns={5} />
      </Panel>
    );
  const stageAt = columns.findIndex((_, place) => choiceOf(choices, columns, place).field === "stage");
  const hasStages = kind === "deals" || kind === "stage-history";
  return (
    <Panel title={t("web.columns")} aside={<HowRead preview={preview.data} />} flush>
      <div className={classes.above}>
        <MissingFields preview={preview.data} {...{ choices, columns }} />
        {hasStages && <PipelineChoice value={pipeline} onChange={setPipeline} />}
      </div>
      <ColumnsTable preview={preview.data} {...{ columns, choices }} onChange={setChoices} />
      {hasStages && stageAt !== -1 && (
        <StageValues
          {...{ file, columns, choices, pipeline }}
          how={preview.data}
          place={stageAt}
          onChange={setChoices}
        />
      )}
      <RunButtons {...{ kind, file, map, pipeline }} isReady={preview.data.problem === null && !preview.isFetching} />
    </Panel>
  );
}

function HowRead({ preview }: { preview: Preview }) {
  const { t } = useTranslation("importing");
  const delimiter = { ",": "comma", ";": "semicolon", "\t": "tab" }[preview.delimiter] ?? "comma";
  return (
    <span className="t2 sm">
      {t("web.encoding", { encoding: preview.encoding })} · {t(`web.delimiter.${delimiter}` as "web.delimiter.comma")}
    </span>
  );
}

function PipelineChoice({ value, onChange }: { value: string | null; onChange: (name: string | null) => void }) {
  const { t } = useTranslation("importing");
  const { items } = usePipelines();
  return (
    <Select
      className={classes.pipeline ?? ""}
      label={t("field.pipeline")}
      description={t("web.pipelineHint")}
      placeholder={t("web.pipelineOfFile")}
      data={items.map(({ name }) => name)}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}
