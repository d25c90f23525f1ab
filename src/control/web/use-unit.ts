import { useTranslation } from "react-i18next";
import { type Money, minorDigits } from "../../kernel/money.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";

/** One unit for a column of sums, named in its head: millions, thousands, or the currency itself. */
export function useUnit(sums: readonly (Money | null)[]) {
  const { t } = useTranslation("control");
  const format = useFormat();
  const currency = sums.find((sum) => sum !== null)?.currency ?? "RUB";
  const one = 10 ** minorDigits(currency);
  const greatest = sums.reduce((most, sum) => Math.max(most, Math.abs(sum?.minor ?? 0)), 0) / one;
  const size = greatest >= 1_000_000 ? "million" : greatest >= 10_000 ? "thousand" : "one";
  const [whole, digits] = { million: [1_000_000, 2] as const, thousand: [1_000, 0] as const, one: [1, 0] as const }[
    size
  ];
  return {
    /** "млн ₽". */
    label: `${t(`web.unit.${size}`)}\u00a0${format.currencySign(currency)}`.trim(),
    show: (sum: Money, most: number = digits) => format.number(sum.minor / one / whole, Math.min(most, digits)),
    signed: (sum: Money) => format.signed(sum.minor / one / whole, digits),
  };
}
