import type { Money } from "../../kernel/money.ts";
import type { FieldError } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { commerceRefusals } from "./refusals.ts";

export interface PaymentFacts {
  readonly amount: Money;
  readonly plannedOn: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
}

/** What is wrong with a payment of a deal in `currency`, field by field; `today` is the workspace's day. */
export function checkPayment(payment: PaymentFacts, currency: string, today: CalendarDate): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (path: string, code: keyof typeof commerceRefusals) => errors.push({ path, code });
  if (payment.amount.minor <= 0) wrong("amount.minor", "payment_amount_wrong");
  if (payment.amount.currency !== currency) wrong("amount.currency", "payment_currency_wrong");
  if (payment.plannedOn === null && payment.receivedOn === null) wrong("plannedOn", "payment_day_missing");
  if (payment.receivedOn !== null && payment.receivedOn > today) wrong("receivedOn", "payment_received_in_future");
  return errors;
}

/** What is wrong with a receipt of `came` against an expected payment. */
export function checkReceipt(
  expected: Money,
  came: Money,
  receivedOn: CalendarDate,
  today: CalendarDate,
): FieldError[] {
  const errors = checkPayment({ amount: came, plannedOn: null, receivedOn }, expected.currency, today);
  if (came.minor > expected.minor) errors.push({ path: "amount.minor", code: "payment_receipt_exceeds" });
  return errors;
}
