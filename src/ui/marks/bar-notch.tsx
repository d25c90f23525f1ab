import { useTranslation } from "react-i18next";
import classes from "./bar-notch.module.css";

export interface BarNotchProps {
  /** The fact, in any unit; zero or more. */
  readonly value: number;
  /** The target in the same unit; no notch when there is none. */
  readonly target: number | null;
  /** What the whole track stands for: the greater of value and twice the target unless told. */
  readonly max?: number;
  /** What going over means: time is bad (over: ochre, over twice: rust), a plan is fine ("calm"). */
  readonly over?: "bad" | "calm";
  /** Colour of the fact itself, grey unless it has something to say. */
  readonly tone?: "calm" | "good" | "warn" | "bad" | "data";
  /** Said to a screen reader instead of "3 из 5". */
  readonly label?: string;
}

/** Fact is a bar, target is a notch, and only what is beyond the target gets a colour. */
export function BarNotch({ value, target, max, over = "bad", tone = "calm", label }: BarNotchProps) {
  const { t } = useTranslation("ui");
  const whole = max ?? (target === null ? Math.max(value, 1) : Math.max(target * 2, 1e-9));
  const at = (part: number) => `${Math.min(100, Math.max(0, (part / whole) * 100))}%`;
  const isOver = over === "bad" && target !== null && value > target;
  const spoken = label ?? (target === null ? String(value) : t("bar.spoken", { value, target }));
  return (
    <span className={classes.track} role="img" aria-label={spoken}>
      <i className={classes.fact} data-tone={tone} style={{ width: at(isOver ? target : value) }} />
      {isOver && (
        <i
          className={classes.beyond}
          data-twice={value > target * 2 || undefined}
          style={{ left: at(target), width: `calc(${at(value)} - ${at(target)})` }}
        />
      )}
      {target !== null && <i className={classes.notch} style={{ left: at(target) }} />}
    </span>
  );
}
