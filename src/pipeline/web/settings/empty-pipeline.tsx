import { useTranslation } from "react-i18next";
import { Panel } from "../../../ui/layout/panel.tsx";
import { CreateForm } from "./create-form.tsx";

/** Two stages to begin with, since a pipeline has a beginning and a win. */
export function EmptyPipeline() {
  const { t } = useTranslation("pipeline");
  const stages = [{ name: t("settings.new.firstStage") }, { name: t("settings.new.wonStage") }];
  return (
    <Panel title={t("settings.new.empty")}>
      <p className="t2">{t("settings.new.emptyHint")}</p>
      <CreateForm name="" bodyOf={(name) => ({ name, stages })} />
    </Panel>
  );
}
