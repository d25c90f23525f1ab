import { Popover } from "@mantine/core";
import { type CSSProperties, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import classes from "./calendar.module.css";
import { EntryChip, type EntryDeeds } from "./entry-chip.tsx";
import type { PlacedEntry } from "./use-calendar.ts";

interface CrowdProps {
  /** "вторник, 17 ноября, 15:00". */
  readonly when: string;
  /** How many are not drawn. */
  readonly hidden: number;
  /** All of that time, drawn or not. */
  readonly entries: readonly PlacedEntry[];
  readonly deeds: EntryDeeds;
  readonly style?: CSSProperties;
  readonly isWide?: boolean;
}

/** "+7": what does not fit side by side, as a list of all that is on at that time. */
export function CrowdButton({ when, hidden, entries, deeds, style, isWide = false }: CrowdProps) {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const label = t("web.crowd", { when, count: hidden, n: format.number(hidden) });
  const open = (entry: PlacedEntry) => {
    setOpen(false);
    deeds.open(entry);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="right-start" width={320} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={isWide ? classes.more : classes.crowd}
          style={style}
          aria-label={label}
          title={label}
          onClick={(event) => {
            event.stopPropagation();
            setOpen(!isOpen);
          }}
        >
          {isWide ? t("web.more", { n: format.number(hidden) }) : `+${format.number(hidden)}`}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.crowdList ?? ""} aria-label={when}>
        <b>{when}</b>
        {entries.map((entry) => (
          <EntryChip key={entry.id} entry={entry} deeds={{ ...deeds, open, mayEdit: false }} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
