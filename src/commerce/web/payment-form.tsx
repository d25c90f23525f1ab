import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "../../kernel/money.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { MoneyField } from "../../ui/forms/money-field.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Segmented } from "../../ui/layout/segmented.tsx";
import classes from "./commerce.module.css";
import { usePaymentChanges } from "./use-commerce.ts";

interface PaymentFormProps {
  readonly dealId: string;
  readonly currency: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

type State = "expected" | "received" | "refund";

interface Draft {
  readonly state: State;
  readonly amount: Money | null;
  readonly on: CalendarDate | null;
  readonly purpose: string;
  /** Per cent as text; "usual": the workspace's own rate of that day. */
  readonly vat: string;
  readonly currency: string;
}

const dayLabels = { expected: "web.plannedOn", received: "web.receivedOn", refund: "web.refundedOn" } as const;

/** A payment that is expected on a day, or has come, or money that went back. */
export function PaymentForm({ dealId, currency, onClose, onChanged }: PaymentFormProps) {
  const { t } = useTranslation("commerce");
  const { create } = usePaymentChanges();
  const today = useFormat().dayOf(Date.now());
  const [draft, setDraft] = useState<Draft>({
    state: "expected",
    amount: null,
    on: today,
    purpose: "",
    vat: "usual",
    currency,
  });
  const change = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = inputOf(draft);
    if (input === null) return;
    const done = () => {
      onChanged();
      onClose();
    };
    create.mutate({ body: { dealId, ...input } }, { onSuccess: done });
  };
  return (
    <form className={`${classes.form} ${classes.add}`} onSubmit={submit} noValidate>
      <Fields draft={draft} change={change} own={currency} errors={serverErrors(create.error)} />
      <FormRefusal error={create.error} />
      <div className="row">
        <Button type="submit" variant="ink" loading={create.isPending} disabled={draft.amount === null}>
          {t("web.add")}
        </Button>
        <Button onClick={onClose}>{t("web.cancel")}</Button>
      </div>
    </form>
  );
}

/** A refund is typed as a sum and kept below zero. */
function inputOf({ state, amount, on, purpose, vat, currency }: Draft) {
  if (amount === null) return null;
  const isRefund = state === "refund";
  return {
    kind: isRefund ? ("refund" as const) : ("payment" as const),
    amount: { minor: isRefund ? -amount.minor : amount.minor, currency },
    purpose,
    vat: vat === "usual" ? null : Number(vat),
    ...(state === "expected" ? { plannedOn: on } : { receivedOn: on }),
  };
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (more: Partial<Draft>) => void;
  /** The deal's currency. */
  readonly own: string;
  readonly errors: Readonly<Record<string, string>>;
}

function Fields({ draft, change, own, errors }: FieldsProps) {
  const { t } = useTranslation("commerce");
  const { state, amount, currency } = draft;
  return (
    <>
      <Segmented
        label={t("web.paymentState")}
        value={state}
        onChange={(next) => change({ state: next })}
        options={[
          { value: "expected", label: t("web.expected") },
          { value: "received", label: t("web.hasCome") },
          { value: "refund", label: t("web.refunded") },
        ]}
      />
      <MoneyField
        label={t("web.amount")}
        currency={currency}
        value={amount}
        onChange={(sum) => change({ amount: sum })}
        error={errors["amount.minor"] ?? errors["amount.currency"]}
      />
      <DateField
        label={t(dayLabels[state])}
        value={draft.on}
        onChange={(on) => change({ on })}
        error={errors.plannedOn ?? errors.receivedOn}
      />
      <div className={classes.pair}>
        <VatSelect value={draft.vat} onChange={(vat) => change({ vat })} />
        <Select
          label={t("web.currency")}
          value={currency}
          data={[...new Set([own, ...currencies])]}
          onChange={(next) => next && change({ currency: next, amount: amount && { ...amount, currency: next } })}
          allowDeselect={false}
          className="grow"
        />
      </div>
      <TextInput
        label={t("web.purpose")}
        value={draft.purpose}
        onChange={(event) => change({ purpose: event.currentTarget.value })}
      />
    </>
  );
}

/** Those that Russian companies are paid in most often; any other comes by import or API. */
const currencies = ["RUB", "USD", "EUR", "CNY", "KZT", "BYN"];
const percents = [0, 5, 7, 10, 20, 22];

function VatSelect({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const options = percents.map((percent) => ({
    value: String(percent),
    label: percent === 0 ? t("web.withoutVat") : format.share(percent / 100),
  }));
  return (
    <Select
      label={t("web.vat")}
      value={value}
      data={[{ value: "usual", label: t("web.usualVat") }, ...options]}
      onChange={(next) => onChange(next ?? "usual")}
      className="grow"
    />
  );
}
