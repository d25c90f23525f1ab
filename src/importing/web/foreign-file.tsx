import { useTranslation } from "react-i18next";
import { Panel } from "../../ui/layout/panel.tsx";
import type { ForeignSystem } from "../domain/foreign-systems.ts";
import classes from "./importing.module.css";
import { RunButtons } from "./run-buttons.tsx";

/** The export of another system: a check tells how much of it would come, and what would not. */
export function ForeignFile({ system, file }: { system: ForeignSystem; file: File }) {
  const { t } = useTranslation("importing");
  return (
    <Panel title={t("web.moveOver", { system: t(`kind.${system}`) })}>
      <p className={`t2 ${classes.sentence}`}>{t("web.moveOverText")}</p>
      <RunButtons kind={system} file={file} map={undefined} pipeline={null} sheet={null} isReady />
    </Panel>
  );
}
