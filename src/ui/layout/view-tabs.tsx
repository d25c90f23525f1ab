import { type ReactNode, useEffect, useRef } from "react";
import { AppLink, type PlaceProps } from "../link.tsx";
import classes from "./view-tabs.module.css";

export interface ViewTab extends PlaceProps {
  readonly label: ReactNode;
  readonly count?: number | undefined;
  readonly icon?: ReactNode;
  readonly isOn: boolean;
}

/** Saved views or neighbouring screens as links in a row, each with its count. */
export function ViewTabs({ label, tabs }: { label: string; tabs: readonly ViewTab[] }) {
  const row = useRef<HTMLElement>(null);
  const current = tabs.findIndex(({ isOn }) => isOn);
  useEffect(() => {
    // On a phone the row scrolls sideways: the tab one is on must not hide beyond its edge.
    const tab = row.current?.querySelectorAll("a")[current];
    tab?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);
  return (
    <nav ref={row} aria-label={label} className={classes.tabs}>
      {tabs.map(({ label: name, count, icon, isOn, ...place }) => (
        <AppLink
          key={`${place.to}?${JSON.stringify(place.search ?? {})}`}
          className={classes.tab}
          {...place}
          {...(isOn ? { "aria-current": "page" as const } : {})}
        >
          {icon}
          {name}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </AppLink>
      ))}
    </nav>
  );
}
