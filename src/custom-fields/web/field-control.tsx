import { MultiSelect, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
import type { Money } from "../../kernel/money.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { DateTimeField } from "../../ui/forms/date-time-field.tsx";
import { MoneyField } from "../../ui/forms/money-field.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useSession } from "../../ui/session.tsx";
import type { CustomFieldAnswer } from "../contract.ts";
import type { CustomValue } from "../domain/read-value.ts";

export interface FieldControlProps {
  readonly field: Pick<CustomFieldAnswer, "kind" | "name" | "help" | "options">;
  readonly value: CustomValue | null;
  readonly onChange: (value: CustomValue | null) => void;
  readonly onBlur?: () => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

const inputModes = { link: "url", email: "email", phone: "tel", text: "text" } as const;

/** What a field is filled with, by its kind. */
export function FieldControl(props: FieldControlProps) {
  const { field, value, onChange } = props;
  const { currency } = useSession().workspace;
  const common = commonOf(props);
  switch (field.kind) {
    case "yes_no":
    case "choice":
    case "person":
      return <OneOf {...props} />;
    case "choices":
      return <SeveralOf {...props} />;
    case "number":
      return <NumberControl {...props} />;
    case "money":
      return <MoneyField {...common} currency={currency} value={value as Money | null} onChange={onChange} />;
    case "date":
      return <DateField {...common} label={field.name} value={value as string | null} onChange={onChange} />;
    case "date_time":
      return <DateTimeField {...common} label={field.name} value={value as string | null} onChange={onChange} />;
    case "long_text":
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          autoComplete="off"
          inputMode={inputModes[field.kind]}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

function commonOf({ field, onBlur, error, autoFocus, required, disabled }: FieldControlProps) {
  return {
    label: field.name,
    description: field.help === "" ? null : field.help,
    error: error ?? null,
    autoFocus: autoFocus ?? false,
    required: required ?? false,
    disabled: disabled ?? false,
    ...(onBlur === undefined ? {} : { onBlur }),
  };
}

function NumberControl(props: FieldControlProps) {
  const format = useFormat();
  const { value, onChange } = props;
  return (
    <NumberInput
      {...commonOf(props)}
      value={typeof value === "number" ? value : ""}
      onChange={(next) => {
        const number = typeof next === "number" ? next : Number.parseFloat(next);
        onChange(Number.isFinite(number) ? number : null);
      }}
      thousandSeparator={format.language === "ru" ? "\u00a0" : ","}
      decimalSeparator={format.language === "ru" ? "," : "."}
      allowedDecimalSeparators={[",", "."]}
      inputMode="decimal"
      hideControls
    />
  );
}

/** Options that can be chosen now, and one that was chosen before it was archived. */
const offered = (field: FieldControlProps["field"], chosen: readonly string[]) =>
  field.options
    .filter((option) => !option.isArchived || chosen.includes(option.id))
    .map(({ id, name }) => ({ value: id, label: name }));

function OneOf(props: FieldControlProps) {
  const { field, value, onChange } = props;
  const { t } = useTranslation("custom-fields");
  const people = usePeople();
  const data = {
    yes_no: [
      { value: "true", label: t("web.yes") },
      { value: "false", label: t("web.no") },
    ],
    person: people.map(({ id, name }) => ({ value: id, label: name })),
    choice: offered(field, [String(value)]),
  }[field.kind as "yes_no" | "person" | "choice"];
  return (
    <Select
      {...commonOf(props)}
      data={data}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : field.kind === "yes_no" ? next === "true" : next)}
      searchable={data.length > 8}
      clearable={props.required !== true}
      clearButtonProps={{ "aria-label": t("web.clear") }}
    />
  );
}

function SeveralOf(props: FieldControlProps) {
  const { field, value, onChange } = props;
  const { t } = useTranslation("custom-fields");
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <MultiSelect
      {...commonOf(props)}
      data={offered(field, chosen)}
      value={[...chosen]}
      onChange={(next) => onChange(next.length === 0 ? null : next)}
      clearable
      clearButtonProps={{ "aria-label": t("web.clear") }}
    />
  );
}
