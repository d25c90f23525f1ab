import { IconAlertOctagon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../api/problem-error.ts";
import classes from "./forms.module.css";

/** Above the buttons of a form: why it was not accepted. Nothing typed is lost. */
export function FormRefusal({ error }: { error: unknown }) {
  const { t } = useTranslation("ui");
  if (error === null || error === undefined) return null;
  const problem = isProblem(error) ? error : null;
  const fallback = problem !== null && problem.errors.length > 0 ? t("form.fixFields") : t("error.unexpected");
  return (
    <div role="alert" className={classes.refusal}>
      <IconAlertOctagon size={16} stroke={1.5} className="bad" aria-hidden />
      <span>
        {problem?.detail || problem?.title || fallback} <span className="t2">{t("error.kept")}</span>
        {problem?.requestId != null && problem.status >= 500 && (
          <span className="t3 sm"> {t("error.request", { id: problem.requestId })}</span>
        )}
      </span>
    </div>
  );
}
