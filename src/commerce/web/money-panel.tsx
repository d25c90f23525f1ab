import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconCheck, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
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
      {payments.data?.withoutRate.map(({ paymentId, currency: paidIn, date }) => (
        <p key={paymentId} className="warn sm">
          {t("web.noRate", { currency: paidIn, day: format.day(date, format.dayOf(Date.now())) })}
        </p>
      ))}
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
      <span className={`grow ${classes.payment}`} title={payment.purpose}>
        {payment.purpose === "" ? t(payment.kind === "refund" ? "web.refund" : "web.payment") : payment.purpose}
        {payment.kind === "refund" && payment.purpose !== "" && <span className="t3 sm"> {t("web.refundMark")}</span>}
        <CreditedTo payment={payment} />
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

/** Whose fact it is, where that is somebody else than most: a head may change it. */
function CreditedTo({ payment }: { payment: Payment }) {
  const { t } = useTranslation("commerce");
  const mayCredit = useMay("deals.assign");
  const people = usePeople();
  const { credit } = usePaymentChanges();
  const toast = useToast();
  const name = people.find(({ id }) => id === payment.creditedTo)?.name;
  if (payment.creditedTo === null || name === undefined) return null;
  if (!mayCredit) return <span className="t3 sm el"> {name}</span>;
  const choose = (userId: string) =>
    credit.mutate(
      { params: { id: payment.id }, body: { userId, version: payment.version } },
      { onError: (error) => toast(error.message) },
    );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={`${classes.credit} t3 sm el`} title={t("web.credited", { name })}>
          {name}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.people ?? ""}>
        <Menu.Label>{t("web.creditTo")}</Menu.Label>
        {people.map(({ id, name: other }) => (
          <Menu.Item key={id} onClick={() => choose(id)}>
            {other}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
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
