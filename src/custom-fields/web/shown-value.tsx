import { Tag } from "../../ui/marks/tag.tsx";
import type { CustomFieldAnswer } from "../contract.ts";
import type { CustomValue } from "../domain/read-value.ts";
import classes from "./custom-facts.module.css";
import { toneOf } from "./tone-of.ts";
import { useValueText } from "./use-value-text.ts";

interface ShownValueProps {
  readonly field: CustomFieldAnswer;
  readonly value: CustomValue | null;
  /** What stands for no value. */
  readonly blank?: string;
}

/** A value where it is only read: options as tags in their colours, the rest in words. */
export function ShownValue({ field, value, blank = "—" }: ShownValueProps) {
  const text = useValueText();
  if (value === null) return <span className="t3">{blank}</span>;
  const chosen = field.kind === "choice" ? [value] : field.kind === "choices" && Array.isArray(value) ? value : [];
  if (chosen.length === 0) return text(field, value);
  return (
    <span className={classes.tags}>
      {field.options
        .filter((option) => chosen.includes(option.id))
        .map((option) => (
          <Tag key={option.id} tone={toneOf[option.color]}>
            {option.name}
          </Tag>
        ))}
    </span>
  );
}
