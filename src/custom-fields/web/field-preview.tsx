import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomValue } from "../domain/read-value.ts";
import type { FieldDraft } from "./draft.ts";
import { FieldControl } from "./field-control.tsx";
import classes from "./fields.module.css";

/** The field as people will meet it; it can be tried. */
export function FieldPreview({ draft }: { draft: FieldDraft }) {
  const { t } = useTranslation("custom-fields");
  const [tried, setTried] = useState<{ readonly kind: string; readonly value: CustomValue | null } | null>(null);
  const options = draft.options
    .filter((option) => option.name.trim() !== "" && !option.isArchived)
    .map((option) => ({ ...option, id: option.id ?? `row-${option.row}` }));
  return (
    <div className={classes.preview}>
      <span className="t3 sm">{t("web.field.preview")}</span>
      <FieldControl
        field={{ ...draft, name: draft.name.trim() === "" ? t("web.field.unnamed") : draft.name, options }}
        value={tried?.kind === draft.kind ? tried.value : null}
        required={draft.isDemanded}
        onChange={(value) => setTried({ kind: draft.kind, value })}
      />
    </div>
  );
}
