/** What a deal's money lacks; `expected` in minor units where a sum was agreed. */
export interface MoneyShortfall {
  readonly code: "missing_payment" | "missing_prepayment" | "missing_full_payment" | "missing_amount_to_pay";
  readonly expected: number | null;
}

/** PIP-2: null when enough has come. Sums are in minor units; a prepayment that is not agreed asks for any money. */
export function moneyShortfall(
  share: "any" | "prepayment" | "all",
  received: number,
  amount: number | null,
  prepayment: number | null,
): MoneyShortfall | null {
  if (share === "all") {
    if (amount === null) return { code: "missing_amount_to_pay", expected: null };
    return received >= amount ? null : { code: "missing_full_payment", expected: amount };
  }
  if (share === "prepayment" && prepayment !== null) {
    return received >= prepayment ? null : { code: "missing_prepayment", expected: prepayment };
  }
  return received > 0 ? null : { code: "missing_payment", expected: null };
}
