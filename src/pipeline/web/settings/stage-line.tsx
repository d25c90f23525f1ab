import { ActionIcon, Menu, TextInput, Tooltip } from "@mantine/core";
import {
  IconChevronRight,
  IconDotsVertical,
  IconGripVertical,
  IconSquareRotated,
  IconSquareRotatedFilled,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { StageMark } from "../../../ui/marks/stage-mark.tsx";
import type { DraftStage } from "./draft.ts";
import { NameFindings } from "./name-findings.tsx";
import classes from "./settings.module.css";
import type { Finding } from "./use-lint.ts";
import type { Reorder } from "./use-reorder.ts";

export interface StageLineProps {
  readonly stage: DraftStage;
  readonly place: number;
  readonly of: number;
  readonly isChosen: boolean;
  readonly mayEdit: boolean;
  readonly findings: readonly Finding[];
  readonly reorder: Reorder;
  readonly onChange: (change: Partial<DraftStage>) => void;
  readonly onKey: () => void;
  readonly onChoose: () => void;
  /** The name is being edited: beside it there is room to show the regulation. */
  readonly onFocus: () => void;
  readonly onMove: (to: number) => void;
  readonly onArchive: () => void;
}

/** One stage of the editor: its name with the lint under it, key mark, target, and the way to its regulation. */
export function StageLine(props: StageLineProps) {
  const { stage, place, of, isChosen, mayEdit, findings, reorder, onChange, onChoose } = props;
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const isLast = place === of;
  const empty = stage.name.trim() === "";
  return (
    <li className={classes.stage} data-chosen={isChosen || undefined} {...reorder.item(stage.key)}>
      <div className={classes.stageRow}>
        {mayEdit && <Handle {...props} />}
        <StageMark n={place} of={of - 1} isKey={stage.isKeyStage} isWon={isLast} />
        <TextInput
          id={`stage-${stage.key}`}
          className={`grow ${classes.stageName}`}
          aria-label={t("settings.editor.stageName", { place, of })}
          placeholder={t("settings.editor.namePlaceholder")}
          value={stage.name}
          readOnly={!mayEdit}
          error={empty ? t("settings.editor.nameNeeded") : undefined}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
          onFocus={props.onFocus}
        />
        <span className={`t2 sm nw ${classes.target}`}>
          {stage.targetHours === null ? "" : format.days(stage.targetHours / 9)}
        </span>
        {mayEdit && <KeyToggle {...props} />}
        {mayEdit && <StageMenu {...props} />}
        <ActionIcon aria-label={t("settings.editor.regulation", { stage: stage.name })} onClick={onChoose}>
          <IconChevronRight size={16} stroke={1.5} />
        </ActionIcon>
      </div>
      <NameFindings findings={findings} onTake={mayEdit ? (name) => onChange({ name }) : undefined} />
    </li>
  );
}

function Handle({ stage, place, of, reorder, onMove }: StageLineProps) {
  const { t } = useTranslation("pipeline");
  return (
    <button
      type="button"
      className={classes.handle}
      aria-label={t("settings.editor.move", { stage: stage.name, place, of })}
      {...reorder.handle(stage.key)}
      onKeyDown={(event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        onMove(place - 1 + (event.key === "ArrowUp" ? -1 : 1));
      }}
    >
      <IconGripVertical size={16} stroke={1.5} aria-hidden />
    </button>
  );
}

function KeyToggle({ stage, onKey }: StageLineProps) {
  const { t } = useTranslation("pipeline");
  const Icon = stage.isKeyStage ? IconSquareRotatedFilled : IconSquareRotated;
  return (
    <Tooltip label={t("settings.editor.keyStage")}>
      <ActionIcon
        aria-label={t("settings.editor.makeKey", { stage: stage.name })}
        aria-pressed={stage.isKeyStage}
        onClick={onKey}
        className={stage.isKeyStage ? "acc" : ""}
      >
        <Icon size={16} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  );
}

function StageMenu({ stage, place, of, onMove, onArchive }: StageLineProps) {
  const { t } = useTranslation("pipeline");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("settings.editor.more", { stage: stage.name })}>
          <IconDotsVertical size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={place === 1} onClick={() => onMove(place - 2)}>
          {t("settings.editor.up")}
        </Menu.Item>
        <Menu.Item disabled={place === of} onClick={() => onMove(place)}>
          {t("settings.editor.down")}
        </Menu.Item>
        <Menu.Item disabled={of <= 2} onClick={onArchive}>
          {stage.id === undefined ? t("settings.editor.drop") : t("settings.editor.archive")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
