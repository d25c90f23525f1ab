import type { Money } from "../../kernel/money.ts";
import type { FieldError } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { commerceRefusals } from "./refusals.ts";

/** Money that comes, or goes back to the customer: below zero. */
export const paymentKinds = ["payment", "refund"] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export interface PaymentFacts {
  readonly kind: PaymentKind;
  readonly amount: Money;
  readonly plannedOn: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
}

const currencies = new Set(Intl.supportedValuesOf("currency"));

/** What is wrong with a payment, field by field; `today` is the workspace's day. */
export function checkPayment(payment: PaymentFacts, today: CalendarDate): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (path: string, code: keyof typeof commerceRefusals) => errors.push({ path, code });
  const { kind, amount, plannedOn, receivedOn } = payment;
  if (kind === "payment" && amount.minor <= 0) wrong("amount.minor", "payment_amount_wrong");
  if (kind === "refund" && amount.minor >= 0) wrong("amount.minor", "refund_amount_wrong");
  if (!currencies.has(amount.currency)) wrong("amount.currency", "payment_currency_wrong");
  if (plannedOn === null && receivedOn === null) wrong("plannedOn", "payment_day_missing");
  if (receivedOn !== null && receivedOn > today) wrong("receivedOn", "payment_received_in_future");
  return errors;
}

/** What is wrong with a receipt of `came` against an expected payment of that kind: more than it, or another currency. */
export function checkReceipt(
  expected: { readonly kind: PaymentKind; readonly amount: Money },
  came: Money,
  receivedOn: CalendarDate,
  today: CalendarDate,
): FieldError[] {
  const errors = checkPayment({ kind: expected.kind, amount: came, plannedOn: null, receivedOn }, today);
  const { amount } = expected;
  if (Math.abs(came.minor) > Math.abs(amount.minor)) {
    errors.push({ path: "amount.minor", code: "payment_receipt_exceeds" });
  }
  if (came.currency !== amount.currency) errors.push({ path: "amount.currency", code: "payment_currency_wrong" });
  return errors;
}
