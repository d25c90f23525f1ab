import { ActionIcon, Button, MultiSelect, TextInput } from "@mantine/core";
import { IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { changeEffectiveKinds, type EffectiveKindAnswer, getWorkWeek, listEffectiveKinds } from "../../contract.ts";
import { useKindName } from "../use-kind-name.ts";
import classes from "./norms.module.css";

/** ACT-3: the kinds of effective action that plans know; an action is of the first that fits. */
export function KindsPanel() {
  const { t } = useTranslation("norms");
  const { data } = useEndpoint(listEffectiveKinds, {});
  if (data === undefined) return null;
  return (
    <Panel title={t("web.settings.kinds.title")}>
      <p className="t2">{t("web.settings.kinds.intro")}</p>
      <KindsForm key={JSON.stringify(data.items)} saved={data.items} />
    </Panel>
  );
}

function KindsForm({ saved }: { saved: readonly EffectiveKindAnswer[] }) {
  const { t } = useTranslation("norms");
  const toast = useToast();
  const [items, setItems] = useState<readonly EffectiveKindAnswer[]>(saved);
  const save = useMutationEndpoint(changeEffectiveKinds, {
    refreshes: [listEffectiveKinds, getWorkWeek],
    onDone: () => toast(t("web.settings.saved")),
  });
  const add = () => {
    const key = `kind_${Date.now().toString(36)}`;
    setItems([{ key, name: "", activities: [], reasons: [], positions: [] }, ...items]);
  };
  const lift = (place: number) => {
    const [one, above] = [items[place], items[place - 1]];
    if (one !== undefined && above !== undefined) setItems(items.with(place - 1, one).with(place, above));
  };
  const isWhole = items.length > 0 && items.every(({ key, name }) => name.trim() !== "" || !key.startsWith("kind_"));
  return (
    <>
      {items.map((kind, place) => (
        <KindFields
          key={kind.key}
          kind={kind}
          onChange={(changed) => setItems(items.with(place, changed))}
          onUp={place === 0 ? null : () => lift(place)}
          onRemove={() => setItems(items.toSpliced(place, 1))}
        />
      ))}
      <FormRefusal error={save.error} />
      <div className="row">
        <Button
          disabled={!isWhole}
          loading={save.isPending}
          onClick={() => save.mutate({ body: { items: [...items] } })}
        >
          {t("web.settings.save")}
        </Button>
        <Button leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />} onClick={add}>
          {t("web.settings.kinds.add")}
        </Button>
      </div>
    </>
  );
}

const contacts = ["call", "meeting", "email", "presentation", "proposal", "document"] as const;
const reasons = ["moved_forward", "condition_met", "next_agreed", "chain_step"] as const;

interface KindFieldsProps {
  readonly kind: EffectiveKindAnswer;
  readonly onChange: (kind: EffectiveKindAnswer) => void;
  readonly onUp: (() => void) | null;
  readonly onRemove: () => void;
}

function KindFields({ kind, onChange, onUp, onRemove }: KindFieldsProps) {
  const { t } = useTranslation("norms");
  const usual = useKindName()({ key: kind.key, name: "" });
  const name = kind.name === "" ? usual : kind.name;
  return (
    <div className={classes.kind}>
      <TextInput
        label={t("web.settings.name")}
        placeholder={kind.key.startsWith("kind_") ? "" : usual}
        value={kind.name}
        maxLength={80}
        onChange={(event) => onChange({ ...kind, name: event.currentTarget.value })}
      />
      <MultiSelect
        label={t("web.settings.kinds.activities")}
        placeholder={kind.activities.length === 0 ? t("web.settings.kinds.any") : ""}
        value={kind.activities}
        onChange={(some) => onChange({ ...kind, activities: contacts.filter((one) => some.includes(one)) })}
        data={contacts.map((value) => ({ value, label: t(`web.activity.${value}`) }))}
      />
      <MultiSelect
        label={t("web.settings.kinds.reasons")}
        placeholder={kind.reasons.length === 0 ? t("web.settings.kinds.any") : ""}
        value={kind.reasons}
        onChange={(some) => onChange({ ...kind, reasons: reasons.filter((one) => some.includes(one)) })}
        data={reasons.map((value) => ({ value, label: t(`web.settings.kinds.reason.${value}`) }))}
      />
      <ActionIcon aria-label={t("web.settings.kinds.up", { name })} disabled={onUp === null} onClick={() => onUp?.()}>
        <IconArrowUp size={14} stroke={1.5} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t("web.settings.kinds.remove", { name })} onClick={onRemove}>
        <IconTrash size={14} stroke={1.5} aria-hidden />
      </ActionIcon>
    </div>
  );
}
