import type { ReactNode } from "react";
import classes from "./reports.module.css";

/** In the tab order, so that arrows scroll it. */
const reachable = 0;

/** A chart that is wider than a phone scrolls in its panel, by the keyboard too. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={classes.scroller} role="group" aria-label={label} tabIndex={reachable}>
      {children}
    </div>
  );
}
