import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";

interface OtherCurrencyProps {
  readonly deals: number;
  /** The workspace's, of which the sums are. */
  readonly currency: string | undefined;
  readonly of?: "sums" | "velocity";
}

/** How many deals are in no sum, since currencies are never added; nothing where there is none. */
export function OtherCurrency({ deals, currency, of = "sums" }: OtherCurrencyProps) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  if (deals === 0 || currency === undefined) return null;
  return (
    <p className="t2 sm">
      {t(`web.otherCurrency.${of}`, {
        count: deals,
        n: format.number(deals),
        sign: format.currencySign(currency),
      })}
    </p>
  );
}
