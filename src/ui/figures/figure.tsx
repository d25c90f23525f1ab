import type { ReactNode } from "react";
import { AppLink, type PlaceProps } from "../link.tsx";
import classes from "./figures.module.css";

type FigureProps = { readonly children: ReactNode; readonly label?: string } & (
  | PlaceProps
  | { readonly onOpen: () => void }
);

/** A dotted underlined number: a click opens exactly the deals behind it, and their count equals the figure. */
export function Figure({ children, label, ...target }: FigureProps) {
  const spoken = label === undefined ? {} : { "aria-label": label };
  if ("onOpen" in target) {
    return (
      <button type="button" className={classes.figure} onClick={target.onOpen} {...spoken}>
        {children}
      </button>
    );
  }
  return (
    <AppLink className={classes.figure} {...target} {...spoken}>
      {children}
    </AppLink>
  );
}
