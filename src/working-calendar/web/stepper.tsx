import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface StepperProps {
  readonly shown: string;
  readonly isFirst?: boolean;
  readonly isLast?: boolean;
  readonly onStep: (by: -1 | 1) => void;
}

/** One period back, which one is shown, one forward. */
export function Stepper({ shown, isFirst = false, isLast = false, onStep }: StepperProps) {
  const { t } = useTranslation("working-calendar");
  return (
    <div className="row">
      <ActionIcon variant="default" aria-label={t("back")} disabled={isFirst} onClick={() => onStep(-1)}>
        <IconChevronLeft size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
      <b className="nw" aria-live="polite">
        {shown}
      </b>
      <ActionIcon variant="default" aria-label={t("forward")} disabled={isLast} onClick={() => onStep(1)}>
        <IconChevronRight size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </div>
  );
}
