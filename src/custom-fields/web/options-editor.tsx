import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type OptionColor, optionColors } from "../domain/custom-field.ts";
import { type DraftOption, nextRow } from "./draft.ts";
import classes from "./fields.module.css";

interface OptionsEditorProps {
  readonly options: readonly DraftOption[];
  readonly error: string | undefined;
  readonly onChange: (options: readonly DraftOption[]) => void;
}

/** The values of a list in their order; one that may have been chosen is archived, a new one taken away. */
export function OptionsEditor({ options, error, onChange }: OptionsEditorProps) {
  const { t } = useTranslation("custom-fields");
  const replace = (at: number, part: Partial<DraftOption>) =>
    onChange(options.map((option, index) => (index === at ? { ...option, ...part } : option)));
  const swap = (at: number, other: number) => {
    const [one, two] = [options[at], options[other]];
    if (one !== undefined && two !== undefined) onChange(options.with(at, two).with(other, one));
  };
  const add = () => onChange([...options, { row: nextRow(options), name: "", color: "neutral", isArchived: false }]);
  return (
    <fieldset className={classes.options}>
      <legend>{t("web.field.options")}</legend>
      {options.map((option, at) => (
        <div key={option.row} className={classes.option} data-archived={option.isArchived || undefined}>
          <TextInput
            className="grow"
            aria-label={t("web.field.option", { number: at + 1 })}
            value={option.name}
            disabled={option.isArchived}
            autoFocus={option.id === undefined && option.name === "" && at > 0}
            onChange={(event) => replace(at, { name: event.currentTarget.value })}
          />
          <ColorSelect option={option} onChange={(color) => replace(at, { color })} />
          <ActionIcon
            disabled={at === 0}
            aria-label={t("web.field.optionUp", { name: option.name })}
            onClick={() => swap(at, at - 1)}
          >
            <IconArrowUp size={16} stroke={1.5} />
          </ActionIcon>
          <ActionIcon
            disabled={at === options.length - 1}
            aria-label={t("web.field.optionDown", { name: option.name })}
            onClick={() => swap(at, at + 1)}
          >
            <IconArrowDown size={16} stroke={1.5} />
          </ActionIcon>
          <PutAway
            option={option}
            onArchive={(isArchived) => replace(at, { isArchived })}
            onDrop={() => onChange(options.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {error !== undefined && <p className="bad sm">{error}</p>}
      <Button size="sm" leftSection={<IconPlus size={14} stroke={1.5} />} onClick={add}>
        {t("web.field.addOption")}
      </Button>
    </fieldset>
  );
}

function ColorSelect({ option, onChange }: { option: DraftOption; onChange: (color: OptionColor) => void }) {
  const { t } = useTranslation("custom-fields");
  return (
    <Select
      className={classes.color ?? ""}
      aria-label={t("web.field.optionColor", { name: option.name })}
      data={optionColors.map((color) => ({ value: color, label: t(`web.color.${color}`) }))}
      value={option.color}
      allowDeselect={false}
      onChange={(next) => {
        const color = optionColors.find((one) => one === next);
        if (color !== undefined) onChange(color);
      }}
    />
  );
}

interface PutAwayProps {
  readonly option: DraftOption;
  readonly onArchive: (isArchived: boolean) => void;
  readonly onDrop: () => void;
}

function PutAway({ option, onArchive, onDrop }: PutAwayProps) {
  const { t } = useTranslation("custom-fields");
  const { name } = option;
  if (option.id === undefined) {
    return (
      <ActionIcon aria-label={t("web.field.dropOption", { name })} onClick={onDrop}>
        <IconX size={16} stroke={1.5} />
      </ActionIcon>
    );
  }
  const Icon = option.isArchived ? IconArchiveOff : IconArchive;
  return (
    <ActionIcon
      aria-label={t(option.isArchived ? "web.field.restoreOption" : "web.field.archiveOption", { name })}
      onClick={() => onArchive(!option.isArchived)}
    >
      <Icon size={16} stroke={1.5} />
    </ActionIcon>
  );
}
