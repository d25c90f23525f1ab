import { Button, NumberInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "../../kernel/money.ts";
import { addDays, addMonths, monthStart } from "../../kernel/zoned-time.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { MoneyField } from "../../ui/forms/money-field.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { useSession } from "../../ui/session.tsx";
import { createPayContest, listPayContests, type PayScheme } from "../contract.ts";
import classes from "./pay.module.css";

const newContest = (today: string) => ({
  name: "",
  from: today as string | null,
  to: addDays(addMonths(monthStart(today), 1), -1) as string | null,
  goal: null as Money | null,
  prize: null as Money | null,
  places: 1,
  schemeId: null as string | null,
});
type Draft = ReturnType<typeof newContest>;

/** Announces a contest: who first brings so much gets the prize on the day. */
export function ContestForm({ schemes }: { readonly schemes: readonly PayScheme[] }) {
  const { t } = useTranslation("pay");
  const [isOpen, setOpen] = useState(false);
  const today = useFormat().dayOf(Date.now());
  const [draft, setDraft] = useState(() => newContest(today));
  const create = useMutationEndpoint(createPayContest, {
    refreshes: [listPayContests],
    onDone: () => setOpen(false),
  });
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t("web.contests.add")}</Button>;
  const { from, to, goal, prize, places, ...rest } = draft;
  const submit = () => {
    if (from === null || to === null || goal === null || prize === null) return;
    create.mutate({
      body: { ...rest, from, to, goal, prize, places, budget: { ...prize, minor: prize.minor * places } },
    });
  };
  return (
    <Panel title={t("web.contests.new")}>
      <div className={classes.stack}>
        <Fields draft={draft} set={(part) => setDraft({ ...draft, ...part })} schemes={schemes} />
        <FormRefusal error={create.error} />
        <div className="row">
          <Button onClick={() => setOpen(false)}>{t("ui:confirm.cancel")}</Button>
          <Button
            variant="ink"
            disabled={draft.name.trim() === "" || goal === null || prize === null}
            loading={create.isPending}
            onClick={submit}
          >
            {t("web.contests.create")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly schemes: readonly PayScheme[];
}

function Fields({ draft, set, schemes }: FieldsProps) {
  const { t } = useTranslation("pay");
  const { currency } = useSession().workspace;
  const sum = (key: "goal" | "prize", label: string) => (
    <MoneyField label={label} currency={currency} value={draft[key]} onChange={(value) => set({ [key]: value })} />
  );
  return (
    <>
      <TextInput
        label={t("web.schemes.name")}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        autoComplete="off"
      />
      <DateField label={t("web.contests.from")} value={draft.from} onChange={(from) => set({ from })} />
      <DateField label={t("web.contests.to")} value={draft.to} onChange={(to) => set({ to })} />
      {sum("goal", t("web.contests.goal"))}
      {sum("prize", t("web.schemes.prize"))}
      <NumberInput
        label={t("web.contests.places")}
        value={draft.places}
        onChange={(value) => set({ places: Math.max(1, Math.min(100, Number(value) || 1)) })}
        min={1}
        max={100}
        allowDecimal={false}
      />
      <Select
        label={t("web.contests.whom")}
        placeholder={t("web.contests.all")}
        value={draft.schemeId}
        onChange={(schemeId) => set({ schemeId })}
        clearable
        data={schemes.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}
