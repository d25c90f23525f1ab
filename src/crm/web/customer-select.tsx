import { Combobox, Loader, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./customers.module.css";
import type { Chosen, CompanySelectProps } from "./select-props.ts";

export interface CustomerOption extends Chosen {
  readonly hint: string;
}

interface CustomerSelectProps extends CompanySelectProps {
  /** Rows for what is typed, in `scope`; `isOpen` spares the server while nobody looks. */
  readonly useOptions: (
    search: string,
    isOpen: boolean,
    scope: string | null,
  ) => { options: readonly CustomerOption[]; isPending: boolean };
  /** The company whose people are looked for. */
  readonly scope?: string | null;
  /** Creates by name; left out where the person may not. */
  readonly onCreate?: (name: string) => Promise<Chosen>;
  readonly createLabel: (name: string) => string;
}

const createValue = "+";

/** Type-ahead over the server, with a last line that creates what was typed. */
export function CustomerSelect(props: CustomerSelectProps) {
  const { value, onChange, useOptions, scope = null, onCreate } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const [search] = useDebouncedValue(typed ?? "", 180);
  const { options, isPending } = useOptions(search, store.dropdownOpened, scope);
  const name = (typed ?? "").trim();
  const canCreate = onCreate !== undefined && name !== "" && !options.some((one) => isSame(one.name, name));
  const choose = async (picked: string) => {
    store.closeDropdown();
    setRefused(null);
    try {
      const found = options.find(({ id }) => id === picked);
      const next = picked === createValue ? await onCreate?.(name) : found && { id: found.id, name: found.name };
      if (next === undefined) return;
      onChange(next);
      setTyped(null);
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <Combobox store={store} onOptionSubmit={(picked) => void choose(picked)}>
      <Combobox.Target>
        <TextInput
          {...inputProps(props, refused)}
          classNames={{ input: props.label === null ? (classes.quiet ?? "") : "" }}
          value={typed ?? value?.name ?? ""}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            store.openDropdown();
          }}
          onFocus={() => store.openDropdown()}
          onClick={() => store.openDropdown()}
          onBlur={() => {
            store.closeDropdown();
            if (typed?.trim() === "" && value !== null) onChange(null);
            setTyped(null);
          }}
          rightSection={<ClearOrWait isBusy={isPending && store.dropdownOpened} {...{ value, onChange }} />}
        />
      </Combobox.Target>
      <OptionList
        {...{ options, isPending }}
        create={canCreate ? props.createLabel(name) : null}
        isAsked={name !== ""}
      />
    </Combobox>
  );
}

const isSame = (one: string, other: string) => one.trim().toLocaleLowerCase() === other.toLocaleLowerCase();

function inputProps(props: CustomerSelectProps, refused: string | null) {
  const { label, description, error, required = false, autoFocus = false, disabled = false, placeholder } = props;
  return {
    label,
    description,
    error: refused ?? error,
    required,
    disabled,
    autoFocus,
    placeholder: placeholder ?? "",
    "aria-label": props["aria-label"],
    autoComplete: "off",
    "data-autofocus": autoFocus || undefined,
  };
}

interface OptionListProps {
  readonly options: readonly CustomerOption[];
  readonly isPending: boolean;
  readonly create: string | null;
  /** Something was typed: until then nobody looked for anything. */
  readonly isAsked: boolean;
}

function OptionList({ options, isPending, create, isAsked }: OptionListProps) {
  const { t } = useTranslation("ui");
  return (
    <Combobox.Dropdown>
      <Combobox.Options className={classes.options}>
        {options.map(({ id, name, hint }) => (
          <Combobox.Option key={id} value={id}>
            <span className={classes.option}>
              <span className="el">{name}</span>
              {hint !== "" && <span className="el t3 sm">{hint}</span>}
            </span>
          </Combobox.Option>
        ))}
        {create !== null && (
          <Combobox.Option value={createValue}>
            <span className="row acc">
              <IconPlus size={14} stroke={1.5} aria-hidden />
              {create}
            </span>
          </Combobox.Option>
        )}
        {options.length === 0 && create === null && !isPending && (
          <Combobox.Empty>{t(isAsked ? "filter.nothing" : "filter.begin")}</Combobox.Empty>
        )}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}

function ClearOrWait(props: { isBusy: boolean; value: Chosen | null; onChange: (value: Chosen | null) => void }) {
  const { t } = useTranslation("ui");
  if (props.isBusy) return <Loader size={14} color="gray" aria-hidden />;
  if (props.value === null) return null;
  return (
    <button
      type="button"
      className={classes.clear}
      aria-label={t("filter.clear")}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => props.onChange(null)}
    >
      <IconX size={14} stroke={1.5} aria-hidden />
    </button>
  );
}
