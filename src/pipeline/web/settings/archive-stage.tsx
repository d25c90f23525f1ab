import { Button, Modal, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Draft, DraftStage } from "./draft.ts";
import classes from "./settings.module.css";

interface ArchiveStageProps {
  readonly stage: DraftStage;
  readonly draft: Draft;
  /** How many open deals stand on it, once the server has told. */
  readonly count: number | null;
  readonly onClose: () => void;
  readonly onArchive: (target: string | null) => void;
}

/** A stage is put away: its history stays, its open deals go to another. */
export function ArchiveStage({ stage, draft, count, onClose, onArchive }: ArchiveStageProps) {
  const { t } = useTranslation("pipeline");
  const at = draft.stages.findIndex(({ key }) => key === stage.key);
  // Not the last: entering it means a win. Not a new one: it has no address yet.
  const targets = draft.stages
    .slice(0, -1)
    .flatMap(({ id, key, name }) => (id === undefined || key === stage.key ? [] : [{ value: id, label: name }]));
  const before = draft.stages.slice(0, Math.max(at, 0)).findLast(({ id }) => id !== undefined)?.id;
  const [target, setTarget] = useState<string | null>(before ?? targets[0]?.value ?? null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("settings.editor.archiveTitle", { stage: stage.name })}
      size={460}
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
    >
      <div className={classes.form}>
        <p className="t2">
          {count === null ? t("settings.editor.archiveHint") : t("settings.editor.archiveHolds", { count })}
        </p>
        <Select
          label={t("settings.editor.whereTo")}
          data={targets}
          value={target}
          allowDeselect={false}
          onChange={setTarget}
          disabled={targets.length === 0}
        />
        <div className={classes.ends}>
          <Button onClick={onClose}>{t("ui:confirm.cancel")}</Button>
          <Button variant="ink" onClick={() => onArchive(target)} data-autofocus>
            {t("settings.editor.archive")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
