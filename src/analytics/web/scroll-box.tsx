import type { ReactNode } from "react";
import { Group } from "../../ui/layout/group.tsx";
import classes from "./reports.module.css";

/** In the tab order, so that arrows scroll it. */
const reachable = 0;

/** A chart that is wider than a phone scrolls in its panel, by the keyboard too. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Group className={classes.scroller} label={label} tabIndex={reachable}>
      {children}
    </Group>
  );
}
