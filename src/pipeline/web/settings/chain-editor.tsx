import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ActivityKind, ChainContact } from "../../domain/regulation.ts";
import { activityKinds } from "../../domain/vocabulary.ts";
import classes from "./settings.module.css";

interface ChainEditorProps {
  readonly value: readonly ChainContact[];
  readonly onChange: (value: ChainContact[]) => void;
  readonly disabled: boolean;
}

/** The usual contacts of a stage, in the order in which they are made. */
export function ChainEditor({ value, onChange, disabled }: ChainEditorProps) {
  const { t } = useTranslation("pipeline");
  const replace = (at: number, change: Partial<ChainContact>) =>
    onChange(value.map((contact, index) => (index === at ? { ...contact, ...change } : contact)));
  const swap = (at: number, by: -1 | 1) => {
    const next = [...value];
    const [moved] = next.splice(at, 1);
    if (moved !== undefined) next.splice(at + by, 0, moved);
    onChange(next);
  };
  return (
    <div className={classes.group}>
      <h3 className={classes.label}>{t("settings.stage.chain")}</h3>
      {value.length === 0 && <p className="t2 sm">{t("settings.stage.noChain")}</p>}
      <ol className={classes.lines}>
        {value.map((contact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: contacts have no name of their own, and their order is what is edited
          <li key={at} className={classes.contact}>
            <span className="t3 sm">{at + 1}</span>
            <ContactFields {...{ contact, disabled }} place={at + 1} onChange={(change) => replace(at, change)} />
            {!disabled && (
              <ContactButtons
                place={at + 1}
                isFirst={at === 0}
                isLast={at === value.length - 1}
                onMove={(by) => swap(at, by)}
                onDrop={() => onChange(value.filter((_, index) => index !== at))}
              />
            )}
          </li>
        ))}
      </ol>
      {!disabled && (
        <Button
          size="sm"
          className={classes.add ?? ""}
          leftSection={<IconPlus size={14} stroke={1.5} />}
          onClick={() => onChange([...value, { activity: "call", subject: "" }])}
        >
          {t("settings.stage.addContact")}
        </Button>
      )}
    </div>
  );
}

interface ContactFieldsProps {
  readonly contact: ChainContact;
  readonly place: number;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<ChainContact>) => void;
}

function ContactFields({ contact, place, disabled, onChange }: ContactFieldsProps) {
  const { t } = useTranslation("pipeline");
  const choose = (next: string | null) => {
    const activity: ActivityKind | undefined = activityKinds.find((kind) => kind === next);
    if (activity !== undefined) onChange({ activity });
  };
  return (
    <>
      <Select
        className={classes.kind ?? ""}
        aria-label={t("settings.stage.contactKind", { place })}
        data={activityKinds.map((kind) => ({ value: kind, label: t(`settings.activity.${kind}`) }))}
        value={contact.activity}
        allowDeselect={false}
        disabled={disabled}
        comboboxProps={{ width: "max-content", position: "bottom-start" }}
        onChange={choose}
      />
      <TextInput
        className="grow"
        aria-label={t("settings.stage.contactSubject", { place })}
        placeholder={t("settings.stage.contactHint")}
        value={contact.subject}
        disabled={disabled}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
      />
    </>
  );
}

interface ContactButtonsProps {
  readonly place: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDrop: () => void;
}

function ContactButtons({ place, isFirst, isLast, onMove, onDrop }: ContactButtonsProps) {
  const { t } = useTranslation("pipeline");
  return (
    <span className={classes.buttons}>
      <ActionIcon
        size="sm"
        disabled={isFirst}
        aria-label={t("settings.stage.contactUp", { place })}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={14} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        disabled={isLast}
        aria-label={t("settings.stage.contactDown", { place })}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={14} stroke={1.5} />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={t("settings.stage.dropContact", { place })} onClick={onDrop}>
        <IconX size={14} stroke={1.5} />
      </ActionIcon>
    </span>
  );
}
