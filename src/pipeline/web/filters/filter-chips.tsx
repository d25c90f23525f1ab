import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CustomFilters } from "../../../custom-fields/web/index.ts";
import { useDepartments, usePeople } from "../../../identity/web/index.ts";
import { FilterChip } from "../../../ui/layout/filter-chip.tsx";
import { useKnownValues } from "../use-known-values.ts";
import type { ChangeFilters } from "./change-filters.ts";
import { ConditionMenu } from "./condition-menu.tsx";
import type { FilterName, Filters } from "./deal-search.ts";
import { useDescribedFilters } from "./describe-filters.ts";
import classes from "./filters.module.css";

interface FilterChipsProps {
  readonly filters: Filters;
  readonly onChange: ChangeFilters;
}

/** Chips that stand in the bar only where it is wide; elsewhere they are under "+ Условие". */
const wide: ReadonlySet<string> = new Set(["department", "source"]);
/** Shown by chips of their own or in the search box; every other condition is written in words with a cross. */
const chipped: readonly FilterName[] = ["owner", "department", "channel", "source", "text", "custom"];

/** Ответственный, Отдел, Канал, Источник, + Условие; all of it lives in the address. */
export function FilterChips({ filters, onChange }: FilterChipsProps) {
  const { t } = useTranslation("pipeline");
  const people = usePeople();
  const departments = useDepartments();
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const options = {
    owner: named(people),
    department: named(departments),
    channel: useKnownValues("channel").map((value) => ({ value, label: value })),
    source: useKnownValues("source").map((value) => ({ value, label: value })),
  };
  return (
    <div className={classes.chips}>
      {(["owner", "department", "channel", "source"] as const).map((name) =>
        options[name].length === 0 && filters[name] === undefined ? null : (
          <span key={name} className={wide.has(name) && filters[name] === undefined ? classes.wide : undefined}>
            <FilterChip
              label={t(`web.chip.${name}`)}
              value={filters[name] ?? null}
              options={options[name]}
              onChange={(value) => onChange({ [name]: value ?? undefined })}
            />
          </span>
        ),
      )}
      <DescribedChips filters={filters} onChange={onChange} skip={chipped} />
      <CustomFilters entity="deal" value={filters.custom} onChange={(custom) => onChange({ custom })} />
      <ConditionMenu filters={filters} onChange={onChange} />
    </div>
  );
}

/** Conditions in words, each with a cross that takes it away. */
export function DescribedChips({ filters, onChange, skip }: FilterChipsProps & { skip: readonly FilterName[] }) {
  const { t } = useTranslation("pipeline");
  const described = useDescribedFilters(filters).filter(({ names }) => !names.some((name) => skip.includes(name)));
  return (
    <>
      {described.map(({ names, text }) => (
        <button
          key={names.join()}
          type="button"
          className={`chip ${classes.set}`}
          aria-label={t("web.filter.drop", { condition: text })}
          onClick={() => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
        >
          {text}
          <IconX size={12} stroke={1.5} aria-hidden />
        </button>
      ))}
    </>
  );
}
