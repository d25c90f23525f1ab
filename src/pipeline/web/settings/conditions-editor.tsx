import { ActionIcon, Button, Menu, Select } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CustomConditionParameters, useCustomFields } from "../../../custom-fields/web/index.ts";
import {
  activityKinds,
  contactRoles,
  dealFields,
  documentKinds,
  documentMarks,
  paymentRules,
} from "../../domain/vocabulary.ts";
import { type Condition, conditionKinds, newCondition, useConditionWords } from "./condition-words.ts";
import classes from "./settings.module.css";

interface ConditionsEditorProps {
  readonly value: readonly Condition[];
  readonly onChange: (value: Condition[]) => void;
  readonly disabled: boolean;
}

/** What a deal must have to enter the stage: each line in words, its parameters to choose. */
export function ConditionsEditor({ value, onChange, disabled }: ConditionsEditorProps) {
  const { t } = useTranslation("pipeline");
  const words = useConditionWords();
  const replace = (at: number, next: Condition) => onChange(value.map((one, index) => (index === at ? next : one)));
  return (
    <div className={classes.group}>
      <h3 className={classes.label}>{t("settings.stage.conditions")}</h3>
      {value.length === 0 && <p className="t2 sm">{t("settings.stage.noConditions")}</p>}
      <ul className={classes.lines}>
        {value.map((condition, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name of its own, and changing it must not lose the focus
          <li key={at} className={classes.condition} data-wide={isWide(condition) || undefined}>
            <span className={`grow ${classes.words}`}>{words(condition)}</span>
            {!disabled && <Parameters condition={condition} onChange={(next) => replace(at, next)} />}
            {!disabled && (
              <ActionIcon
                size="sm"
                className={classes.drop ?? ""}
                aria-label={t("settings.stage.dropCondition", { what: words(condition) })}
                onClick={() => onChange(value.filter((_, index) => index !== at))}
              >
                <IconX size={14} stroke={1.5} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!disabled && <AddCondition onAdd={(condition) => onChange([...value, condition])} />}
    </div>
  );
}

/** Those with two parameters. */
const isWide = ({ kind }: Condition) => kind === "document" || kind === "custom_field";

function AddCondition({ onAdd }: { onAdd: (condition: Condition) => void }) {
  const { t } = useTranslation("pipeline");
  const own = useCustomFields("deal").find((field) => field.archivedAt === null);
  const kinds = conditionKinds.filter((kind) => kind !== "custom_field" || own !== undefined);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="sm" className={classes.add ?? ""} leftSection={<IconPlus size={14} stroke={1.5} />}>
          {t("settings.stage.addCondition")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(newCondition(kind, own?.id ?? ""))}>
            {t(`settings.conditionKind.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ParametersProps {
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
}

function Parameters({ condition, onChange }: ParametersProps) {
  switch (condition.kind) {
    case "field":
      return <FieldParameter condition={condition} onChange={onChange} />;
    case "document":
      return <DocumentParameters condition={condition} onChange={onChange} />;
    case "activity_done":
      return <ActivityParameter condition={condition} onChange={onChange} />;
    case "contact_named":
      return <RoleParameter condition={condition} onChange={onChange} />;
    case "payment_received":
      return <PaymentParameter condition={condition} onChange={onChange} />;
    case "custom_field":
      return <CustomConditionParameters className={classes.choice} condition={condition} onChange={onChange} />;
    case "meeting_scheduled":
    case "meeting_held":
    case "next_step":
      return null;
  }
}

interface ParameterProps<Kind extends Condition["kind"]> {
  readonly condition: Extract<Condition, { kind: Kind }>;
  readonly onChange: (condition: Condition) => void;
}

function FieldParameter({ condition, onChange }: ParameterProps<"field">) {
  const { t } = useTranslation("pipeline");
  return (
    <Choice
      label={t("settings.conditionKind.field")}
      options={dealFields.map((value) => ({ value, label: t(`settings.field.${value}`) }))}
      value={condition.field}
      onChange={(field) => onChange({ kind: "field", field })}
    />
  );
}

function ActivityParameter({ condition, onChange }: ParameterProps<"activity_done">) {
  const { t } = useTranslation("pipeline");
  return (
    <Choice
      label={t("settings.conditionKind.activity_done")}
      options={activityKinds.map((value) => ({ value, label: t(`settings.activity.${value}`) }))}
      value={condition.activity}
      onChange={(activity) => onChange({ kind: "activity_done", activity })}
    />
  );
}

function RoleParameter({ condition, onChange }: ParameterProps<"contact_named">) {
  const { t } = useTranslation("pipeline");
  return (
    <Choice
      label={t("settings.conditionKind.contact_named")}
      options={(["any", ...contactRoles] as const).map((value) => ({ value, label: t(`settings.role.${value}`) }))}
      value={condition.role ?? "any"}
      onChange={(role) => onChange(role === "any" ? { kind: "contact_named" } : { kind: "contact_named", role })}
    />
  );
}

function PaymentParameter({ condition, onChange }: ParameterProps<"payment_received">) {
  const { t } = useTranslation("pipeline");
  return (
    <Choice
      label={t("settings.conditionKind.payment_received")}
      options={paymentRules.map((value) => ({ value, label: t(`settings.payment.${value}`) }))}
      value={condition.share}
      onChange={(share) => onChange({ kind: "payment_received", share })}
    />
  );
}

function DocumentParameters({ condition, onChange }: ParameterProps<"document">) {
  const { t } = useTranslation("pipeline");
  return (
    <>
      <Choice
        label={t("settings.conditionKind.document")}
        options={documentKinds.map((value) => ({ value, label: t(`settings.document.${value}`) }))}
        value={condition.document}
        onChange={(document) => onChange({ ...condition, document })}
      />
      <Choice
        label={t("settings.stage.mark")}
        options={documentMarks.map((value) => ({ value, label: t(`settings.mark.${value}_male`) }))}
        value={condition.mark}
        onChange={(mark) => onChange({ ...condition, mark })}
      />
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <Select
      className={classes.choice ?? ""}
      aria-label={label}
      data={[...options]}
      value={value}
      allowDeselect={false}
      comboboxProps={{ width: "max-content", position: "bottom-end" }}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    />
  );
}
