import { useTranslation } from "react-i18next";
import { type Money, minorDigits } from "../../kernel/money.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";

/** Sums of one column in one unit: its name for the head ("млн ₽") and the sums without it ("812,4"). */
export interface Sums {
  readonly unit: string;
  readonly tell: (sum: Money) => string;
}

/** Millions from a million on, thousands from a hundred thousand on, else whole units. */
export function useSums(sums: readonly Money[]): Sums {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const currency = sums[0]?.currency ?? "RUB";
  const major = (sum: Money) => sum.minor / 10 ** minorDigits(sum.currency);
  const greatest = Math.max(0, ...sums.map((sum) => Math.abs(major(sum))));
  const sign = format.currencySign(currency);
  if (greatest >= 1e6)
    return { unit: t("web.unit.million", { sign }), tell: (sum) => format.number(major(sum) / 1e6, 1) };
  if (greatest >= 1e5)
    return { unit: t("web.unit.thousand", { sign }), tell: (sum) => format.number(major(sum) / 1e3) };
  return { unit: sign, tell: (sum) => format.number(major(sum)) };
}
