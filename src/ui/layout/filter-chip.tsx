import { Combobox, useCombobox } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./filter-chip.module.css";

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}

interface FilterChipProps {
  /** "Ответственный"; the chip reads "Ответственный: все ▾". Without it only the value is written. */
  readonly label: string;
  readonly hideLabel?: boolean;
  /** The chosen option, or null for "all". */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly options: readonly FilterOption[];
  /** "все"; null when one must always be chosen. */
  readonly all?: string | null;
}

/** From this many options on the menu has a search. */
const searchFrom = 9;

/** One condition of a filter: label, value and a menu; arrows, typing and Esc work as in any list box. */
export function FilterChip({ label, hideLabel = false, value, onChange, options, all }: FilterChipProps) {
  const { t } = useTranslation("ui");
  const [query, setQuery] = useState("");
  const searchable = options.length >= searchFrom;
  const store = useCombobox({
    onDropdownClose: () => {
      store.resetSelectedOption();
      store.focusTarget();
      setQuery("");
    },
    onDropdownOpen: () => {
      if (searchable) store.focusSearchInput();
      else store.selectActiveOption();
    },
  });
  const allLabel = all === undefined ? t("filter.all") : all;
  const chosen = options.find((option) => option.value === value)?.label ?? allLabel ?? "";
  const shown = options.filter((option) => option.label.toLocaleLowerCase().includes(query.toLocaleLowerCase()));
  const choose = (next: string) => {
    onChange(next === "" ? null : next);
    store.closeDropdown();
  };
  return (
    <Combobox store={store} width={240} position="bottom-start" onOptionSubmit={choose}>
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={`chip ${classes.chip}`}
          data-set={value !== null || undefined}
          aria-label={`${label}: ${chosen}`}
          onClick={() => store.toggleDropdown()}
        >
          {!hideLabel && <span>{label}:</span>}
          <b>{chosen}</b>
          <IconChevronDown size={12} stroke={1.5} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {searchable && (
          <Combobox.Search
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            placeholder={t("filter.search")}
            aria-label={t("filter.search")}
          />
        )}
        <Combobox.Options aria-label={label} className={classes.options}>
          {allLabel !== null && query === "" && <Option value="" label={allLabel} isOn={value === null} />}
          {shown.map((option) => (
            <Option key={option.value} {...option} isOn={option.value === value} />
          ))}
          {shown.length === 0 && <Combobox.Empty>{t("filter.nothing")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Option({ value, label, count, isOn }: FilterOption & { isOn: boolean }) {
  return (
    <Combobox.Option value={value} active={isOn} className={classes.option}>
      <span className="grow el">{label}</span>
      {count !== undefined && <span className="t3 sm">{count}</span>}
      {isOn ? <IconCheck size={14} stroke={1.5} aria-hidden /> : <span className={classes.gap} />}
    </Combobox.Option>
  );
}
