import { NumberInput } from "@mantine/core";
import { useFormat } from "../../ui/i18n/use-format.ts";

interface PercentFieldProps {
  readonly label: string;
  /** 0…1; null: empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly error?: boolean;
}

/** A share typed as per cent, to a hundredth. */
export function PercentField({
  label,
  value,
  onChange,
  placeholder,
  disabled = false,
  error = false,
}: PercentFieldProps) {
  const format = useFormat();
  return (
    <NumberInput
      label={label}
      value={value === null ? "" : Math.round(value * 10_000) / 100}
      onChange={(next) => {
        const percents = typeof next === "number" ? next : Number.parseFloat(next);
        onChange(Number.isFinite(percents) ? Math.round(percents * 100) / 10_000 : null);
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
      min={0}
      decimalScale={2}
      decimalSeparator={format.language === "ru" ? "," : "."}
      allowedDecimalSeparators={[",", "."]}
      suffix={"\u00a0%"}
      disabled={disabled}
      error={error}
      hideControls
    />
  );
}
