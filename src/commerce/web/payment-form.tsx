import { Button, TextInput } from "@mantine/core";
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

/** A payment that is expected on a day, or has come. */
export function PaymentForm({ dealId, currency, onClose, onChanged }: PaymentFormProps) {
  const { t } = useTranslation("commerce");
  const { create } = usePaymentChanges();
  const today = useFormat().dayOf(Date.now());
  const [state, setState] = useState<"expected" | "received">("expected");
  const [amount, setAmount] = useState<Money | null>(null);
  const [on, setOn] = useState<CalendarDate | null>(today);
  const [purpose, setPurpose] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (amount === null) return;
    const day = state === "expected" ? { plannedOn: on } : { receivedOn: on };
    const done = () => {
      onChanged();
      onClose();
    };
    create.mutate({ body: { dealId, amount, purpose, ...day } }, { onSuccess: done });
  };
  const errors = serverErrors(create.error);
  return (
    <form className={`${classes.form} ${classes.add}`} onSubmit={submit} noValidate>
      <Segmented
        label={t("web.paymentState")}
        value={state}
        onChange={setState}
        options={[
          { value: "expected", label: t("web.expected") },
          { value: "received", label: t("web.hasCome") },
        ]}
      />
      <MoneyField
        label={t("web.amount")}
        currency={currency}
        value={amount}
        onChange={setAmount}
        error={errors.amount}
      />
      <DateField
        label={t(state === "expected" ? "web.plannedOn" : "web.receivedOn")}
        value={on}
        onChange={setOn}
        error={errors.plannedOn ?? errors.receivedOn}
      />
      <TextInput label={t("web.purpose")} value={purpose} onChange={(event) => setPurpose(event.currentTarget.value)} />
      <FormRefusal error={create.error} />
      <div className="row">
        <Button type="submit" variant="ink" loading={create.isPending} disabled={amount === null}>
          {t("web.add")}
        </Button>
        <Button onClick={onClose}>{t("web.cancel")}</Button>
      </div>
    </form>
  );
}
