import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CustomField, type SentValue, useCustomFields } from "../../custom-fields/web/index.ts";
import type { BulkEntity } from "../../kernel/bulk.ts";

/** A field of the product itself, with its control. */
export interface FieldOffered {
  readonly key: string;
  readonly label: string;
  readonly control: (value: string | null, onChange: (value: string | null) => void) => ReactNode;
}

/** As the wire takes it; a blank value clears the field. */
export type ChangedFields = Readonly<Record<string, unknown>>;

export interface ChangeFieldProps {
  readonly entity: BulkEntity;
  readonly fields: readonly FieldOffered[];
  /** Null until a field is chosen. */
  readonly onChange: (fields: ChangedFields | null) => void;
}

const own = (key: string) => `custom.${key}`;

/** First which field, those of the product or of the workspace; then its value. */
export function LoadedChangeField({ entity, fields, onChange }: ChangeFieldProps) {
  const { t } = useTranslation("bulk");
  const customs = useCustomFields(entity).filter((field) => field.archivedAt === null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [value, setValue] = useState<SentValue | null>(null);
  const custom = customs.find(({ key }) => own(key) === chosen);
  const plain = fields.find(({ key }) => key === chosen);
  const tell = (field: string | null, next: SentValue | null) => {
    setChosen(field);
    setValue(next);
    const ownKey = customs.find(({ key }) => own(key) === field)?.key;
    const blank = next === "" ? null : next;
    if (field === null) onChange(null);
    else onChange(ownKey === undefined ? { [field]: blank } : { custom: { [ownKey]: blank } });
  };
  const groups = [
    { group: t("web.field.product"), items: fields.map(({ key, label }) => ({ value: key, label })) },
    { group: t("web.field.own"), items: customs.map(({ key, name }) => ({ value: own(key), label: name })) },
  ].filter(({ items }) => items.length > 0);
  return (
    <>
      <Select
        label={t("web.field.which")}
        data-autofocus
        required
        searchable
        data={groups}
        value={chosen}
        onChange={(field) => tell(field, null)}
      />
      {plain?.control(typeof value === "string" ? value : null, (next) => tell(plain.key, next))}
      {custom !== undefined && (
        <CustomField
          entity={entity}
          field={custom.key}
          value={value}
          onChange={(next) => tell(own(custom.key), next)}
        />
      )}
      {chosen !== null && <p className="t2 sm">{t("web.blankHint")}</p>}
    </>
  );
}
