import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./records.module.css";

interface FigureButtonProps {
  readonly count: number;
  /** What it counts, for a screen reader. */
  readonly what: string;
  readonly onOpen: () => void;
  readonly children?: ReactNode;
  /** Something must be asked. */
  readonly isMarked?: boolean;
}

/** A figure that opens what is behind it; nothing is a dash. */
export function FigureButton({ count, what, onOpen, children, isMarked = false }: FigureButtonProps) {
  const { t } = useTranslation("honest-records");
  if (count === 0) return <span className="t3">—</span>;
  return (
    <button
      type="button"
      className={classes.figure}
      data-sign={isMarked || undefined}
      aria-label={t("open.label", { what, count })}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      {children ?? count}
    </button>
  );
}
