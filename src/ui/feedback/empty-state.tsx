import type { ReactNode } from "react";
import classes from "./states.module.css";

interface EmptyStateProps {
  readonly icon?: ReactNode;
  /** What will be here. */
  readonly title: string;
  /** Why it is not yet. */
  readonly hint?: ReactNode;
  /** The one button that starts it; for "no match" the condition to drop and the reset. */
  readonly action?: ReactNode;
}

/** Nothing here yet, or nothing matches: what will be here, why it is not, one button. */
export function EmptyState({ icon, title, hint, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {icon !== undefined && (
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      )}
      <b>{title}</b>
      {hint !== undefined && <p className="t2">{hint}</p>}
      {action !== undefined && <div className={classes.actions}>{action}</div>}
    </div>
  );
}
