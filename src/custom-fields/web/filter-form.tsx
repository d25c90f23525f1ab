import { Button, Checkbox, MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
import { minorDigits } from "../../kernel/money.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { useSession } from "../../ui/session.tsx";
import type { CustomFieldAnswer } from "../contract.ts";
import { type CustomFilter, type FilterTest, testsOf } from "../domain/custom-filter.ts";
import classes from "./custom-filters.module.css";

interface FilterFormProps {
  readonly fields: readonly CustomFieldAnswer[];
  readonly onSubmit: (filter: CustomFilter) => void;
}

/** Nothing falls out of the popover when something is chosen in it. */
const inside = { comboboxProps: { withinPortal: false } } as const;

/** So many stand open, each a press away; more are searched. */
const mostBoxes = 8;

/** One condition: the field, how it is asked for, and the value. */
export function FilterForm({ fields, onSubmit }: FilterFormProps) {
  const { t } = useTranslation("custom-fields");
  const [key, setKey] = useState(fields[0]?.key ?? "");
  const [test, setTest] = useState<FilterTest | null>(null);
  const [values, setValues] = useState<readonly string[]>([]);
  const field = fields.find((one) => one.key === key);
  if (field === undefined) return null;
  const tests = testsOf(field.kind);
  const chosen = test !== null && tests.includes(test) ? test : (tests[0] ?? "filled");
  const needsValue = chosen !== "filled" && chosen !== "blank";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ field: key, test: chosen, values: needsValue ? values : [] });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Select
        {...inside}
        label={t("web.gate.field")}
        data={fields.map(({ key: value, name }) => ({ value, label: name }))}
        value={key}
        allowDeselect={false}
        searchable={fields.length > 8}
        onChange={(next) => {
          setKey(next ?? key);
          setValues([]);
        }}
      />
      <Select
        {...inside}
        label={t("web.filter.how")}
        data={tests.map((value) => ({ value, label: t(`web.filter.test.${value}`) }))}
        value={chosen}
        allowDeselect={false}
        onChange={(next) => setTest(tests.find((one) => one === next) ?? null)}
      />
      {needsValue && <ValueInput key={key} {...{ field, test: chosen, values }} onChange={setValues} />}
      <Button type="submit" variant="ink" disabled={needsValue && values.length === 0}>
        {t("web.filter.apply")}
      </Button>
    </form>
  );
}

interface ValueInputProps {
  readonly field: CustomFieldAnswer;
  readonly test: FilterTest;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function ValueInput({ field, test, values, onChange }: ValueInputProps) {
  const { t } = useTranslation("custom-fields");
  const label = t("web.filter.value");
  const [first = ""] = values;
  const one = (value: string | null) => onChange(value === null || value === "" ? [] : [value]);
  switch (field.kind) {
    case "yes_no":
    case "choice":
    case "choices":
    case "person":
      return <AnyInput {...{ field, values, onChange, label }} />;
    case "number":
    case "money":
      return <BoundInput {...{ field, label }} value={first} onChange={one} />;
    case "date":
    case "date_time": {
      const shown = first === "" ? null : test === "to" ? addDays(first, -1) : first;
      const tell = (day: string | null) => one(day !== null && test === "to" ? addDays(day, 1) : day);
      return <DateField label={label} value={shown} onChange={tell} />;
    }
    default:
      return <TextInput label={label} value={first} onChange={(event) => one(event.currentTarget.value)} />;
  }
}

type PartProps = Omit<ValueInputProps, "test"> & { readonly label: string };

function AnyInput({ field, values, onChange, label }: PartProps) {
  const { t } = useTranslation("custom-fields");
  const people = usePeople();
  const options =
    field.kind === "yes_no"
      ? [true, false].map((value) => ({ id: String(value), name: t(value ? "web.yes" : "web.no") }))
      : field.kind === "person"
        ? people
        : field.options;
  if (options.length <= mostBoxes) {
    return (
      <Checkbox.Group label={label} value={[...values]} onChange={onChange}>
        <div className={classes.boxes}>
          {options.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </div>
      </Checkbox.Group>
    );
  }
  return (
    <MultiSelect
      comboboxProps={{ withinPortal: false, position: "top" }}
      label={label}
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      value={[...values]}
      onChange={onChange}
      searchable
    />
  );
}

interface BoundInputProps {
  readonly field: CustomFieldAnswer;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string | null) => void;
}

/** Money is asked for in roubles and sent in kopecks. */
function BoundInput({ field, label, value, onChange }: BoundInputProps) {
  const { currency } = useSession().workspace;
  const unit = field.kind === "money" ? 10 ** minorDigits(currency) : 1;
  return (
    <NumberInput
      label={label}
      hideControls
      thousandSeparator={"\u00a0"}
      value={value === "" ? "" : Number(value) / unit}
      onChange={(next) =>
        onChange(typeof next === "number" ? String(unit === 1 ? next : Math.round(next * unit)) : null)
      }
    />
  );
}
