import { Button, Drawer, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../../ui/api/problem-error.ts";
import { Screen as Frame } from "../../../ui/layout/screen.tsx";
import { useMay } from "../../../ui/session.tsx";
import type { PipelineAnswer } from "../../contract.ts";
import { ArchiveStage } from "./archive-stage.tsx";
import { withoutStage, withStage } from "./draft.ts";
import { LeaveGuard } from "./leave-guard.tsx";
import { LintSummary } from "./lint-summary.tsx";
import { SaveRefusal } from "./save-refusal.tsx";
import classes from "./settings.module.css";
import { StageList } from "./stage-list.tsx";
import { StagePanel } from "./stage-panel.tsx";
import { type DraftState, useDraft } from "./use-draft.ts";
import { useLint } from "./use-lint.ts";

/** Stages at the left, the regulation of the chosen one at the right; nothing changes for others until saved. */
export function PipelineEditor({ pipeline }: { pipeline: PipelineAnswer }) {
  const { t } = useTranslation("pipeline");
  const state = useDraft(pipeline);
  const mayEdit = useMay("pipelines.edit");
  const lint = useLint(pipeline.id, state.draft);
  const isWide = useMediaQuery("(min-width: 1081px)") ?? true;
  const [chosen, setChosen] = useState<string | null>(null);
  const [archiving, setArchiving] = useState<string | null>(null);
  const open = (name: string) => {
    const stage = state.draft.stages.find((one) => one.name.trim() === name);
    if (stage === undefined) return;
    if (isWide) setChosen(stage.key);
    document.getElementById(`stage-${stage.key}`)?.focus();
  };
  return (
    <Frame
      title={pipeline.name}
      parent={{ to: "/settings/pipelines", label: t("settings.pipelines") }}
      actions={mayEdit ? <SaveButtons state={state} /> : undefined}
      bare
    >
      <div className={classes.editor}>
        <div className={classes.stages}>
          <SaveRefusal state={state} />
          <TextInput
            label={t("settings.editor.name")}
            value={state.draft.name}
            readOnly={!mayEdit}
            error={state.draft.name.trim() === "" ? t("settings.editor.nameNeeded") : undefined}
            onChange={(event) => state.change({ ...state.draft, name: event.currentTarget.value })}
          />
          <LintSummary {...lint} onOpen={open} />
          <StageList
            {...{ state, mayEdit, chosen, isWide }}
            findings={lint.findings}
            onChoose={setChosen}
            onArchive={setArchiving}
          />
        </div>
        <Regulation {...{ state, mayEdit, chosen, isWide }} onClose={() => setChosen(null)} />
      </div>
      <Archiving state={state} archiving={archiving} onClose={() => setArchiving(null)} />
      <LeaveGuard isDirty={state.isDirty} />
    </Frame>
  );
}

function SaveButtons({ state }: { state: DraftState }) {
  const { t } = useTranslation("pipeline");
  const isComplete = state.draft.name.trim() !== "" && state.draft.stages.every(({ name }) => name.trim() !== "");
  return (
    <>
      {state.isDirty && (
        <Button className="not-phone" onClick={state.revert}>
          {t("settings.editor.revert")}
        </Button>
      )}
      <Button
        variant="ink"
        disabled={!state.isDirty || !isComplete}
        loading={state.isSaving}
        onClick={() => state.save()}
      >
        {t("ui:form.save")}
      </Button>
    </>
  );
}

interface RegulationProps {
  readonly state: DraftState;
  readonly mayEdit: boolean;
  readonly chosen: string | null;
  readonly isWide: boolean;
  readonly onClose: () => void;
}

/** Beside the stages where there is room, else a drawer over them. */
function Regulation({ state, mayEdit, chosen, isWide, onClose }: RegulationProps) {
  const { t } = useTranslation("pipeline");
  const { stages } = state.draft;
  const stage = stages.find(({ key }) => key === chosen) ?? (isWide ? stages[0] : undefined);
  if (stage === undefined) return null;
  const panel = (
    <StagePanel
      key={stage.key}
      stage={stage}
      isLast={stage === stages.at(-1)}
      disabled={!mayEdit}
      onChange={(change) => state.change(withStage(state.draft, stage.key, change))}
    />
  );
  const title = stage.name.trim() === "" ? t("settings.editor.newStage") : stage.name;
  if (!isWide)
    return (
      <Drawer
        opened
        onClose={onClose}
        title={<b className={classes.title}>{title}</b>}
        position="right"
        size="min(560px, 100%)"
        closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
      >
        {panel}
      </Drawer>
    );
  return (
    <section className={classes.side} aria-label={t("settings.editor.regulation", { stage: stage.name })}>
      <h2 className={classes.title}>{title}</h2>
      {panel}
    </section>
  );
}

interface ArchivingProps {
  readonly state: DraftState;
  readonly archiving: string | null;
  readonly onClose: () => void;
}

/** Asked when a stage is put away, and again when the server says that deals stand on it. */
function Archiving({ state, archiving, onClose }: ArchivingProps) {
  const { draft, error } = state;
  const stage = draft.stages.find(({ key }) => key === archiving);
  if (stage !== undefined)
    return (
      <ArchiveStage
        {...{ stage, draft, onClose }}
        count={null}
        onArchive={(target) => {
          state.change(withoutStage(draft, stage.key, target));
          onClose();
        }}
      />
    );
  if (!isProblem(error, "stage_holds_deals")) return null;
  const { stage: id, count } = error.extra;
  const held = state.saved.stages.find((one) => one.id === id);
  if (held === undefined) return null;
  return (
    <ArchiveStage
      stage={held}
      draft={draft}
      count={typeof count === "number" ? count : null}
      onClose={() => state.change(draft)}
      onArchive={(target) => {
        if (target === null) return;
        state.save({ ...draft, moveDeals: { ...draft.moveDeals, [String(id)]: target } });
      }}
    />
  );
}
