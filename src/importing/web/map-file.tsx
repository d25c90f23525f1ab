import { Autocomplete, Select } from "@mantine/core";
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
  const [sheet, setSheet] = useState<string | null>(null);
  const [named, setPipeline] = useState<string | null>(null);
  const first = usePipelines().items[0]?.name ?? null;
  const columns = matched ?? [];
  const map = matched === null ? undefined : mapOf(choices, columns);
  const preview = usePreview(kind, file, map, sheet);
  if (preview.data !== undefined && matched === null) {
    const { problem, columns: found } = preview.data;
    setMatched(problem === null ? found : suggested(kind, found));
  }
  if (preview.error !== null)
    return <ErrorState title={t("web.unreadable")} error={preview.error} kept={t("web.unreadableKept")} />;
  if (preview.data === undefined || matched === null) return <Waiting />;
  const fieldsTaken = columns.map((_, place) => choiceOf(choices, columns, place).field);
  const stageAt = fieldsTaken.indexOf("stage");
  const hasStages = kind === "deals" || kind === "stage-history";
  // Deals whose rows name no pipeline go to the first one unless told; a history must be told.
  const rowsNameIt = fieldsTaken.includes("pipeline");
  const pipeline = named ?? (kind === "deals" && !rowsNameIt ? first : null);
  const isNeeded = hasStages && pipeline === null && !rowsNameIt;
  return (
    <Panel title={t("web.columns")} aside={<HowRead preview={preview.data} />} flush>
      <div className={classes.above}>
        <SheetChoice
          preview={preview.data}
          onChange={(name) => {
            setSheet(name);
            setMatched(null);
            setChoices({});
          }}
        />
        <MissingFields preview={preview.data} {...{ choices, columns }} />
        {hasStages && <PipelineChoice {...{ kind, isNeeded }} value={pipeline} onChange={setPipeline} />}
      </div>
      <ColumnsTable preview={preview.data} {...{ columns, choices }} onChange={setChoices} />
      {hasStages && stageAt !== -1 && (
        <StageValues
          {...{ kind, columns, choices, pipeline }}
          values={preview.data.stageValues}
          place={stageAt}
          onChange={setChoices}
        />
      )}
      <RunButtons
        {...{ kind, file, map, pipeline, sheet }}
        isReady={preview.data.problem === null && !isNeeded && !preview.isFetching}
      />
    </Panel>
  );
}

function Waiting() {
  const { t } = useTranslation("importing");
  return (
    <Panel title={t("web.columns")} flush>
      <TableSkeleton rows={6} columns={5} />
    </Panel>
  );
}

function HowRead({ preview }: { preview: Preview }) {
  const { t } = useTranslation("importing");
  if (preview.sheet !== null) return null;
  const delimiter = { ",": "comma", ";": "semicolon", "\t": "tab" }[preview.delimiter] ?? "comma";
  return (
    <span className="t2 sm">
      {t("web.encoding", { encoding: preview.encoding })} · {t(`web.delimiter.${delimiter}` as "web.delimiter.comma")}
    </span>
  );
}

/** Which sheet of the workbook is read; its columns are other ones. */
function SheetChoice({ preview, onChange }: { preview: Preview; onChange: (name: string) => void }) {
  const { t } = useTranslation("importing");
  if (preview.sheets.length < 2) return null;
  return (
    <Select
      className={classes.pipeline ?? ""}
      label={t("web.sheet")}
      data={[...preview.sheets]}
      value={preview.sheet}
      allowDeselect={false}
      onChange={(name) => name !== null && onChange(name)}
    />
  );
}

interface PipelineChoiceProps {
  readonly kind: ImportKind;
  readonly value: string | null;
  readonly isNeeded: boolean;
  readonly onChange: (name: string | null) => void;
}

/** Deals go to a pipeline that exists; a history may bring its own, made of its stages. */
function PipelineChoice({ kind, value, isNeeded, onChange }: PipelineChoiceProps) {
  const { t } = useTranslation("importing");
  const names = usePipelines().items.map(({ name }) => name);
  const shared = {
    className: classes.pipeline ?? "",
    label: t("field.pipeline"),
    error: isNeeded ? t("web.pipelineNeeded") : undefined,
    data: names,
  };
  if (kind === "deals")
    return (
      <Select
        {...shared}
        description={t("web.pipelineOfDeals")}
        placeholder={t("web.pipelineOfFile")}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <Autocomplete
      {...shared}
      description={t("web.pipelineOfHistory")}
      value={value ?? ""}
      onChange={(text) => onChange(text.trim() === "" ? null : text)}
    />
  );
}
