import type { Money } from "../../kernel/money.ts";
import { useFormat } from "../i18n/use-format.ts";

interface MoneyTextProps {
  readonly sum: Money | null;
  /** "71,4 млн ₽"; the full sum is shown on hover. */
  readonly compact?: boolean;
  /** "≈" before a weighted or estimated sum. */
  readonly approximate?: boolean;
  /** Without the sign of the currency, for columns whose head names it. */
  readonly plain?: boolean;
}

/** A sum in its currency; a dash when there is none. */
export function MoneyText({ sum, compact = false, approximate = false, plain = false }: MoneyTextProps) {
  const format = useFormat();
  if (sum === null) return <span className="t3">—</span>;
  const text = compact ? format.moneyCompact(sum) : plain ? format.moneyPlain(sum) : format.money(sum);
  return (
    <span className="nw" title={compact ? format.money(sum) : undefined}>
      {approximate ? `≈\u00a0${text}` : text}
    </span>
  );
}
