import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../../ui/api/problem-error.ts";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import classes from "./settings.module.css";
import type { DraftState } from "./use-draft.ts";

/** Why it was not saved; two edits at once are both kept until one chooses. */
export function SaveRefusal({ state }: { state: DraftState }) {
  const { t } = useTranslation("pipeline");
  const { error, theirVersion } = state;
  if (isProblem(error, "stage_holds_deals")) return null;
  if (!isProblem(error, "version_conflict")) return <FormRefusal error={error} />;
  return (
    <div role="alert" className={classes.conflict}>
      <IconAlertTriangle size={16} stroke={1.5} className="warn" aria-hidden />
      <div>
        <b>{t("settings.editor.conflict")}</b>
        <p className="t2">{t("settings.editor.conflictHint")}</p>
        <div className={classes.ways}>
          <Button onClick={() => void state.takeTheirs()}>{t("settings.editor.takeTheirs")}</Button>
          {theirVersion !== null && (
            <Button onClick={() => state.save(state.draft, theirVersion)}>{t("settings.editor.keepMine")}</Button>
          )}
        </div>
      </div>
    </div>
  );
}
