import { ActionIcon, Button } from "@mantine/core";
import { IconCheck, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "../../kernel/money.ts";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import { MoneyText } from "../../ui/figures/money-text.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useMay } from "../../ui/session.tsx";
import type { Payment } from "../contract.ts";
import classes from "./commerce.module.css";
import { PaymentForm } from "./payment-form.tsx";
import { usePaymentChanges, usePayments } from "./use-commerce.ts";

interface MoneyPanelProps {
  readonly dealId: string;
  readonly currency: string;
  readonly amount: Money | null;
  readonly onChanged: () => void;
}

/** Payments of a deal by day: expected, overdue, received; "получено 0 из 4 850 000 ₽". */
export function MoneyPanel({ dealId, currency, amount, onChanged }: MoneyPanelProps) {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const maySee = useMay("payments.read");
  const mayEdit = useMay("payments.edit");
  const [isAdding, setAdding] = useState(false);
  const payments = usePayments(dealId, maySee);
  if (!maySee) return null;
  const received = payments.data?.totals.received ?? { minor: 0, currency };
  return (
    <section>
      <div className={classes.head}>
        <h3>{t("web.money")}</h3>
        <span className="end t3 sm">
          {amount === null
            ? t("web.received", { sum: format.money(received) })
            : t("web.receivedOf", { sum: format.moneyPlain(received), whole: format.money(amount) })}
        </span>
      </div>
      {payments.isPending && <LinesSkeleton lines={2} />}
      <ul>
        {payments.data?.items.map((payment) => (
          <PaymentLine key={payment.id} payment={payment} onChanged={onChanged} />
        ))}
      </ul>
      {payments.data?.items.length === 0 && !isAdding && <p className="t2 sm">{t("web.noPayments")}</p>}
      {isAdding && <PaymentForm {...{ dealId, currency, onChanged }} onClose={() => setAdding(false)} />}
      {mayEdit && !isAdding && (
        <Button size="sm" variant="ghost" className="acc flush" onClick={() => setAdding(true)}>
          {t("web.addPayment")}
        </Button>
      )}
    </section>
  );
}

function PaymentLine({ payment, onChanged }: { payment: Payment; onChanged: () => void }) {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const mayEdit = useMay("payments.edit");
  const today = format.dayOf(Date.now());
  const isReceived = payment.receivedOn !== null;
  const day = payment.receivedOn ?? payment.plannedOn;
  const isLate = !isReceived && day !== null && day < today;
  return (
    <li className={classes.line}>
      <span className="grow el" title={payment.purpose}>
        {payment.purpose === "" ? t("web.payment") : payment.purpose}
      </span>
      <span className={`sm ${isLate ? "bad" : isReceived ? "good" : "t2"}`}>
        {isReceived && <IconCheck size={12} stroke={2} style={{ display: "inline" }} aria-label={t("web.came")} />}{" "}
        {day === null ? "" : format.day(day, today)}
      </span>
      <MoneyText sum={payment.amount} plain />
      {mayEdit && <PaymentButtons {...{ payment, isReceived, today, onChanged }} />}
    </li>
  );
}

interface ButtonsProps {
  readonly payment: Payment;
  readonly isReceived: boolean;
  readonly today: string;
  readonly onChanged: () => void;
}

function PaymentButtons({ payment, isReceived, today, onChanged }: ButtonsProps) {
  const { t } = useTranslation("commerce");
  const { receive, remove, restore } = usePaymentChanges();
  const { follow } = useUndo();
  const toast = useToast();
  const press = () =>
    receive.mutate(
      { params: { id: payment.id }, body: { receivedOn: today, version: payment.version } },
      { onSuccess: onChanged, onError: (error) => toast(error.message) },
    );
  const drop = async () => {
    const undo = () => restore(payment.id).then(onChanged);
    await follow(remove(payment.id), () => ({ message: t("web.paymentRemoved"), undo }));
    onChanged();
  };
  return isReceived ? (
    <ActionIcon size="sm" aria-label={t("web.removePayment")} onClick={() => void drop()}>
      <IconTrash size={14} stroke={1.5} aria-hidden />
    </ActionIcon>
  ) : (
    <Button size="sm" onClick={press} loading={receive.isPending}>
      {t("web.camePress")}
    </Button>
  );
}
