import { Button, NumberInput, Popover, Select, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDepartments } from "../../../identity/web/index.ts";
import { addDays } from "../../../kernel/zoned-time.ts";
import { DateField } from "../../../ui/forms/date-field.tsx";
import { useKnownValues } from "../use-known-values.ts";
import type { ChangeFilters } from "./change-filters.ts";
import type { Filters } from "./deal-search.ts";
import classes from "./filters.module.css";

interface ConditionMenuProps {
  readonly filters: Filters;
  readonly onChange: ChangeFilters;
}

/** "+ Условие": product, sums and days; sets all of them at once. */
export function ConditionMenu(props: ConditionMenuProps) {
  const { t } = useTranslation("pipeline");
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`chip ${classes.set} ${classes.plus}`}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <IconPlus size={12} stroke={1.5} aria-hidden />
          {t("web.filter.add")}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("web.filter.add")}>
        {opened && <ConditionForm {...props} onClose={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

interface DraftProps {
  readonly draft: Filters;
  readonly set: (part: Partial<Record<keyof Filters, string | null>>) => void;
}

function ConditionForm({ filters, onChange, onClose }: ConditionMenuProps & { onClose: () => void }) {
  const { t } = useTranslation("pipeline");
  const [draft, setDraft] = useState<Filters>(filters);
  const set: DraftProps["set"] = (part) => setDraft((before) => ({ ...before, ...part }) as Filters);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange(Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, value || undefined])));
    onClose();
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={t("web.field.product")}
        value={draft.product ?? ""}
        data-autofocus
        onChange={(event) => set({ product: event.currentTarget.value })}
      />
      <Choices draft={draft} set={set} />
      <Ranges draft={draft} set={set} />
      <Button type="submit" variant="ink">
        {t("web.filter.apply")}
      </Button>
    </form>
  );
}

/** Department and source: their chips stand in the bar only where it is wide. */
function Choices({ draft, set }: DraftProps) {
  const { t } = useTranslation("pipeline");
  const departments = useDepartments().map(({ id, name }) => ({ value: id, label: name }));
  const sources = useKnownValues("source");
  const inside = { clearable: true, comboboxProps: { withinPortal: false } } as const;
  return (
    <div className={classes.pair}>
      <Select
        {...inside}
        label={t("web.chip.department")}
        data={departments}
        value={draft.department ?? null}
        onChange={(department) => set({ department })}
      />
      <Select
        {...inside}
        label={t("web.chip.source")}
        data={sources}
        value={draft.source ?? null}
        onChange={(source) => set({ source })}
      />
    </div>
  );
}

function Ranges({ draft, set }: DraftProps) {
  const { t } = useTranslation("pipeline");
  return (
    <>
      <div className={classes.pair}>
        {(["amountFrom", "amountTo"] as const).map((name) => (
          <AmountInput
            key={name}
            label={t(`web.filter.${name}`)}
            value={draft[name]}
            onChange={(amount) => set({ [name]: amount })}
          />
        ))}
      </div>
      {(["expectedClose", "created"] as const).map((name) => (
        <div key={name} className={classes.pair}>
          <DateField
            label={t(`web.filter.${name}From`)}
            value={draft[`${name}From`] || null}
            onChange={(date) => set({ [`${name}From`]: date })}
          />
          <DateField
            label={t(`web.filter.${name}To`)}
            value={lastDay(draft[`${name}To`])}
            onChange={(date) => set({ [`${name}To`]: date === null ? null : addDays(date, 1) })}
          />
        </div>
      ))}
    </>
  );
}

const lastDay = (to: string | undefined) => (to === undefined || to === "" ? null : addDays(to, -1));

interface AmountInputProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | null) => void;
}

function AmountInput({ label, value, onChange }: AmountInputProps) {
  return (
    <NumberInput
      label={label}
      hideControls
      min={0}
      thousandSeparator={"\u00a0"}
      value={value === undefined || value === "" ? "" : Number(value) / 100}
      onChange={(next) => onChange(typeof next === "number" ? String(Math.round(next * 100)) : null)}
    />
  );
}
