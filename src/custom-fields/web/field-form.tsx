import { Checkbox, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CustomFieldAnswer } from "../contract.ts";
import { type FieldKind, fieldKinds, hasOptions } from "../domain/custom-field.ts";
import { type FieldDraft, nextRow } from "./draft.ts";
import classes from "./fields.module.css";
import { OptionsEditor } from "./options-editor.tsx";

interface FieldFormProps {
  readonly draft: FieldDraft;
  readonly field: CustomFieldAnswer | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly change: (part: Partial<FieldDraft>) => void;
}

/** What a field is called, what it takes and where it stands. */
export function FieldForm({ draft, field, errors, change }: FieldFormProps) {
  const { t } = useTranslation("custom-fields");
  const choose = (kind: string | null) => {
    const known = fieldKinds.find((one) => one === kind);
    if (known !== undefined) change({ kind: known, options: optionsFor(draft, known) });
  };
  return (
    <>
      <TextInput
        label={t("web.field.name")}
        data-autofocus
        required
        value={draft.name}
        error={errors.name}
        description={field === null ? null : t("web.field.key", { key: field.key })}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label={t("web.field.kind")}
        data={fieldKinds.map((kind) => ({ value: kind, label: t(`web.kind.${kind}`) }))}
        value={draft.kind}
        allowDeselect={false}
        disabled={field !== null}
        description={field === null ? null : t("web.field.kindFixed")}
        onChange={choose}
      />
      {hasOptions(draft.kind) && (
        <OptionsEditor options={draft.options} error={errors.options} onChange={(options) => change({ options })} />
      )}
      <div className={classes.pair}>
        <TextInput
          label={t("web.field.help")}
          description={t("web.field.helpHint")}
          value={draft.help}
          error={errors.help}
          onChange={(event) => change({ help: event.currentTarget.value })}
        />
        <TextInput
          label={t("web.field.group")}
          description={t("web.field.groupHint")}
          value={draft.group}
          error={errors.group}
          onChange={(event) => change({ group: event.currentTarget.value })}
        />
      </div>
      <Places draft={draft} change={change} />
    </>
  );
}

/** A list begins with one row to write in. */
const optionsFor = ({ options }: FieldDraft, kind: FieldKind): FieldDraft["options"] =>
  hasOptions(kind) && options.length === 0
    ? [{ row: nextRow(options), name: "", color: "neutral", isArchived: false }]
    : options;

function Places({ draft, change }: Pick<FieldFormProps, "draft" | "change">) {
  const { t } = useTranslation("custom-fields");
  const places = (["isOnCard", "isInList", "isInForm", "isDemanded"] as const).filter(
    (place) => draft.entity !== "activity" || place === "isOnCard",
  );
  return (
    <div className={classes.places}>
      {places.map((place) => (
        <Checkbox
          key={place}
          label={t(`web.field.${place}`)}
          checked={draft[place] || (place === "isInForm" && draft.isDemanded)}
          disabled={place === "isInForm" && draft.isDemanded}
          onChange={(event) => change({ [place]: event.currentTarget.checked })}
        />
      ))}
    </div>
  );
}
