import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";

const holdable = ["meeting", "call"] as const;
type Holdable = (typeof holdable)[number];

/** Whether it can fail to happen though it was done: a meeting falls through, a call gets no answer. */
export const isHoldable = (kind: string): kind is Holdable => holdable.some((one) => one === kind);

interface HeldChoiceProps {
  readonly kind: Holdable;
  readonly isHeld: boolean;
  readonly onChange: (isHeld: boolean) => void;
}

/** Took place or not; got through or not: norms count calls both ways (ACT-4). */
export function HeldChoice({ kind, isHeld, onChange }: HeldChoiceProps) {
  const { t } = useTranslation("activities");
  return (
    <SegmentedControl
      aria-label={t(`web.heldLabel.${kind}`)}
      value={isHeld ? "held" : "not"}
      onChange={(value) => onChange(value === "held")}
      data={[
        { value: "held", label: t(`web.held.${kind}`) },
        { value: "not", label: t(`web.notHeld.${kind}`) },
      ]}
    />
  );
}
