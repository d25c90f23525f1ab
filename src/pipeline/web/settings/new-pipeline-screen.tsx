import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Screen as Frame } from "../../../ui/layout/screen.tsx";
import { Segmented } from "../../../ui/layout/segmented.tsx";
import { EmptyPipeline } from "./empty-pipeline.tsx";
import classes from "./settings.module.css";
import { TemplateCards } from "./template-cards.tsx";
import { Wizard } from "./wizard.tsx";

const ways = ["questions", "templates", "empty"] as const;
type Way = (typeof ways)[number];

/** A pipeline from a few questions, from a template, or from nothing. */
export function Screen() {
  const { t } = useTranslation("pipeline");
  const [way, setWay] = useState<Way>("questions");
  return (
    <Frame
      title={t("settings.new.title")}
      parent={{ to: "/settings/pipelines", label: t("settings.pipelines") }}
      filters={
        <Segmented
          label={t("settings.new.way")}
          value={way}
          onChange={setWay}
          options={ways.map((value) => ({ value, label: t(`settings.new.${value}`) }))}
        />
      }
    >
      <div className={classes.page}>
        {way === "questions" && <Wizard />}
        {way === "templates" && <TemplateCards />}
        {way === "empty" && <EmptyPipeline />}
      </div>
    </Frame>
  );
}
