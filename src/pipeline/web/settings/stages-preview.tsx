import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { StageMark } from "../../../ui/marks/stage-mark.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import own from "./new-pipeline.module.css";
import classes from "./settings.module.css";

interface PreviewStage {
  readonly name: string;
  readonly isKeyStage: boolean;
  readonly done: string;
  readonly targetHours: number | null;
}

/** Stages of what is proposed: names, key stage, days; in full also what each states. */
export function StagesPreview({ stages, inFull }: { stages: readonly PreviewStage[]; inFull: boolean }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  return (
    <ol className={own.previewList}>
      {stages.map((stage, index) => (
        <li key={stage.name} data-key={stage.isKeyStage || undefined}>
          <StageMark
            n={index + 1}
            of={stages.length - 1}
            isKey={stage.isKeyStage}
            isWon={index === stages.length - 1}
          />
          <span className="grow">
            {stage.name} {stage.isKeyStage && <Tag tone="accent">{t("settings.editor.keyStage")}</Tag>}
            {inFull && <span className={`t2 sm ${classes.about}`}>{stage.done}</span>}
          </span>
          {stage.targetHours !== null && <span className="t3 sm nw">{format.days(stage.targetHours / 9)}</span>}
        </li>
      ))}
    </ol>
  );
}
