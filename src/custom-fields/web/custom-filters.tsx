import { Popover } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Entity } from "../domain/custom-field.ts";
import { type CustomFilter, parseCustomFilter, writeCustomFilter } from "../domain/custom-filter.ts";
import classes from "./custom-filters.module.css";
import { FilterForm } from "./filter-form.tsx";
import { useFilterFields } from "./use-filter-fields.ts";
import { useFilterText } from "./use-filter-text.ts";

export interface CustomFiltersProps {
  readonly entity: Entity;
  /** As the address has it. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** Conditions on own fields, each in words with a cross, and the way to add one. */
export function LoadedCustomFilters({ entity, value, onChange }: CustomFiltersProps) {
  const { t } = useTranslation("custom-fields");
  const textOf = useFilterText(entity);
  const fields = useFilterFields(entity);
  const [opened, setOpened] = useState(false);
  const filters = parseCustomFilter(value ?? "") ?? [];
  const set = (next: readonly CustomFilter[]) => onChange(next.length === 0 ? undefined : writeCustomFilter(next));
  return (
    <>
      {filters.map((filter, at) => (
        <button
          key={`${filter.field} ${filter.test} ${filter.values.join()}`}
          type="button"
          className={`chip ${classes.set}`}
          aria-label={`${t("web.filter.drop")}: ${textOf(filter)}`}
          onClick={() => set(filters.toSpliced(at, 1))}
        >
          {textOf(filter)}
          <IconX size={12} stroke={1.5} aria-hidden />
        </button>
      ))}
      <Popover opened={opened} onChange={setOpened} width={300} position="bottom-start" trapFocus returnFocus>
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
          {opened && (
            <FilterForm
              fields={fields}
              onSubmit={(filter) => {
                const others = filters.filter((one) => one.field !== filter.field || one.test !== filter.test);
                set([...others, filter]);
                setOpened(false);
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
