import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./importing.module.css";
import { type Choices, choiceOf, type MatchedColumn } from "./mapping.ts";
import type { Preview } from "./use-preview.ts";

interface MissingFieldsProps {
  readonly preview: Preview;
  readonly choices: Choices;
  readonly columns: readonly MatchedColumn[];
}

/** One sentence: what is still missing, what will be refused, or that the table can be imported. */
export function MissingFields({ preview, choices, columns }: MissingFieldsProps) {
  const { t } = useTranslation("importing");
  const taken = new Set(columns.map((_, place) => choiceOf(choices, columns, place).field));
  const missing = preview.fields.filter(({ name, required }) => required && !taken.has(name));
  const refused = preview.rows.filter((row) => row.refused !== null).length;
  const names = missing.map(({ name }) => t("web.quoted", { name: t(`field.${name}` as "field.name") })).join(", ");
  if (preview.problem !== null)
    return (
      <p className={classes.sentence} role="alert">
        <IconAlertOctagon size={16} stroke={1.5} className="bad" aria-hidden />
        <span>{missing.length > 0 ? t("web.missing", { count: missing.length, names }) : preview.problem.message}</span>
      </p>
    );
  if (refused > 0)
    return (
      <p className={classes.sentence} role="status">
        <IconAlertTriangle size={16} stroke={1.5} className="warn" aria-hidden />
        <span>{t("web.refusedHere", { count: preview.rows.length, refused })}</span>
      </p>
    );
  return (
    <p className={classes.sentence} role="status">
      <IconCircleCheck size={16} stroke={1.5} className="good" aria-hidden />
      <span>{t("web.allRead")}</span>
    </p>
  );
}
