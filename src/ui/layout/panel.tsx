import type { ReactNode } from "react";
import { useId } from "react";
import classes from "./panel.module.css";

interface PanelProps {
  /** A short noun, or with `message` one sentence computed from the data. */
  readonly title?: ReactNode;
  readonly isMessage?: boolean;
  /** What stands at the right of the title: a count, a legend, one link. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Content reaches the border (tables). */
  readonly flush?: boolean;
  readonly className?: string | undefined;
}

/** A bordered part of a screen under its own heading. */
export function Panel({ title, isMessage = false, aside, children, flush = false, className }: PanelProps) {
  const id = useId();
  const named = title === undefined ? {} : { "aria-labelledby": id };
  return (
    <section className={`${classes.panel} ${className ?? ""}`} {...named}>
      {title !== undefined && (
        <header className={classes.head} data-message={isMessage || undefined}>
          <h2 id={id} className={isMessage ? "msg" : classes.title}>
            {title}
          </h2>
          {aside !== undefined && <div className="end">{aside}</div>}
        </header>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
