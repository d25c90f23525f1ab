import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./segmented.module.css";

interface SegmentedProps<Value extends string> {
  /** What is chosen, for a screen reader: "Вид". */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly icon?: ReactNode }[];
}

/** Two to four views of the same thing, one of them on. */
export function Segmented<Value extends string>({ label, value, onChange, options }: SegmentedProps<Value>) {
  return (
    <SegmentedControl
      aria-label={label}
      value={value}
      onChange={(next) => {
        const option = options.find((one) => one.value === next);
        if (option !== undefined) onChange(option.value);
      }}
      data={options.map((option) => ({
        value: option.value,
        label: (
          <span className={classes.label}>
            {option.icon}
            {option.label}
          </span>
        ),
      }))}
      classNames={{
        root: classes.root ?? "",
        indicator: classes.indicator ?? "",
        label: classes.control ?? "",
        control: classes.item ?? "",
      }}
      transitionDuration={140}
    />
  );
}
