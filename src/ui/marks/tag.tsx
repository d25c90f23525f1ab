import type { ReactNode } from "react";
import classes from "./tag.module.css";

export type TagTone = "plain" | "good" | "warn" | "bad" | "accent" | "line";

/** A status in a word or two; give an icon with a tone, since colour never speaks alone. */
export function Tag({ tone = "plain", icon, children }: { tone?: TagTone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
