import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { maximumStages } from "../../domain/vocabulary.ts";
import { withKeyStage, withMoved, withNewStage, withoutStage, withStage } from "./draft.ts";
import classes from "./settings.module.css";
import { StageLine } from "./stage-line.tsx";
import type { DraftState } from "./use-draft.ts";
import { type Finding, nameFindings } from "./use-lint.ts";
import { useReorder } from "./use-reorder.ts";

interface StageListProps {
  readonly state: DraftState;
  readonly mayEdit: boolean;
  readonly chosen: string | null;
  /** The regulation stands beside the list, not over it. */
  readonly isWide: boolean;
  readonly findings: readonly Finding[];
  readonly onChoose: (key: string) => void;
  /** Of a stage that is saved: its deals must go somewhere. */
  readonly onArchive: (key: string) => void;
}

/** Stages in the order of the board, moved by dragging or by arrows. */
export function StageList({ state, mayEdit, chosen, isWide, findings, onChoose, onArchive }: StageListProps) {
  const { t } = useTranslation("pipeline");
  const { draft, change } = state;
  const { stages } = draft;
  const [said, setSaid] = useState("");
  const move = (key: string, to: number) => {
    const next = withMoved(draft, key, to);
    change(next);
    const place = next.stages.findIndex((stage) => stage.key === key) + 1;
    setSaid(
      t("settings.editor.moved", { stage: stages.find((one) => one.key === key)?.name, place, of: stages.length }),
    );
  };
  const reorder = useReorder(
    stages.map(({ key }) => key),
    move,
  );
  const add = () => {
    const key = crypto.randomUUID();
    change(withNewStage(draft, key));
    if (isWide) onChoose(key);
    requestAnimationFrame(() => document.getElementById(`stage-${key}`)?.focus());
  };
  return (
    <>
      <ol className={classes.stageList} aria-label={t("settings.editor.stages")}>
        {stages.map((stage, index) => (
          <StageLine
            key={stage.key}
            {...{ stage, mayEdit, reorder }}
            place={index + 1}
            of={stages.length}
            isChosen={stage.key === chosen}
            findings={nameFindings(findings, stage.name)}
            onChange={(part) => change(withStage(draft, stage.key, part))}
            onKey={() => change(withKeyStage(draft, stage.key))}
            onChoose={() => onChoose(stage.key)}
            onFocus={() => isWide && onChoose(stage.key)}
            onMove={(to) => move(stage.key, to)}
            onArchive={() =>
              stage.id === undefined ? change(withoutStage(draft, stage.key, null)) : onArchive(stage.key)
            }
          />
        ))}
      </ol>
      <span role="status" className={classes.spoken}>
        {said}
      </span>
      {mayEdit && stages.length < maximumStages && (
        <Button className={classes.add ?? ""} leftSection={<IconPlus size={16} stroke={1.5} />} onClick={add}>
          {t("settings.editor.addStage")}
        </Button>
      )}
    </>
  );
}
