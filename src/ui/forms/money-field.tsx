import { NumberInput } from "@mantine/core";
import { type Money, minorDigits } from "../../kernel/money.ts";
import { useFormat } from "../i18n/use-format.ts";
import type { FieldTexts } from "./field-texts.ts";

interface MoneyFieldProps extends FieldTexts {
  readonly value: Money | null;
  readonly onChange: (value: Money | null) => void;
  /** ISO 4217 code of a new sum. */
  readonly currency: string;
  readonly onBlur?: () => void;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}

/** A sum: typed in roubles with or without kopecks, kept in minor units. */
export function MoneyField({ value, onChange, currency, ...rest }: MoneyFieldProps) {
  const format = useFormat();
  const code = value?.currency ?? currency;
  const digits = minorDigits(code);
  return (
    <NumberInput
      {...(rest as object)}
      value={value === null ? "" : value.minor / 10 ** digits}
      onChange={(next) => {
        const major = typeof next === "number" ? next : Number.parseFloat(next);
        onChange(Number.isFinite(major) ? { minor: Math.round(major * 10 ** digits), currency: code } : null);
      }}
      min={0}
      max={1e12}
      decimalScale={digits}
      thousandSeparator={format.language === "ru" ? "\u00a0" : ","}
      decimalSeparator={format.language === "ru" ? "," : "."}
      allowedDecimalSeparators={[",", "."]}
      suffix={`\u00a0${format.currencySign(code)}`}
      inputMode="decimal"
      hideControls
    />
  );
}
