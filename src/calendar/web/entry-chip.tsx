import type { KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { KindIcon } from "../../activities/web/index.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import { initialsOf } from "../../ui/marks/avatar.tsx";
import type { Closing } from "../contract.ts";
import classes from "./calendar.module.css";
import type { PlacedEntry, Spot } from "./use-calendar.ts";
import { quarter, usualLength } from "./use-dragging.ts";

/** What can be done with an entry anywhere in the calendar. */
export interface EntryDeeds {
  readonly open: (entry: PlacedEntry) => void;
  readonly put: (entry: PlacedEntry, spot: Spot) => void;
  readonly start: (event: PointerEvent<HTMLElement>, entry: PlacedEntry, mode: "move" | "resize") => void;
  readonly mayEdit: boolean;
  /** Of several people: each entry says whose it is. */
  readonly isOfMany: boolean;
}

interface EntryChipProps {
  readonly entry: PlacedEntry;
  readonly deeds: EntryDeeds;
  readonly style?: React.CSSProperties;
  readonly isSized?: boolean;
  /** Drawn beside others: the subject alone has room. */
  readonly isNarrow?: boolean;
}

/** One activity: opened by a click or Enter, moved by dragging or by Alt and arrows. */
export function EntryChip({ entry, deeds, style, isSized = false, isNarrow = false }: EntryChipProps) {
  const { t } = useTranslation("calendar");
  const { t: words } = useTranslation("activities");
  const format = useFormat();
  const time = entry.hasTime && entry.spot.minutes !== null ? clock(entry.spot.minutes) : "";
  const kind = words(`web.kind.${entry.kind}`);
  const about = [time, kind, entry.subject, entry.deal?.name, entry.owner.name, entry.isDone ? t("web.done") : ""];
  const isMovable = deeds.mayEdit && !entry.isDone;
  return (
    <button
      type="button"
      id={`entry-${entry.id}`}
      className={classes.entry}
      data-kind={entry.kind}
      data-done={entry.isDone || undefined}
      data-narrow={isNarrow || undefined}
      data-movable={isMovable || undefined}
      style={style}
      aria-label={`${format.dayNamed(entry.spot.day)}: ${about.filter(Boolean).join(", ")}`}
      title={about.filter(Boolean).join(" · ")}
      onClick={(event) => {
        event.stopPropagation();
        deeds.open(entry);
      }}
      onPointerDown={(event) => isMovable && deeds.start(event, entry, "move")}
      onKeyDown={(event) => isMovable && moveByKey(event, entry, deeds)}
    >
      <KindIcon kind={entry.kind} size={12} />
      {time !== "" && <span className={`num ${classes.time}`}>{time}</span>}
      {deeds.isOfMany && <b className={classes.whose}>{initialsOf(entry.owner.name)}</b>}
      <span className={classes.subject}>{entry.subject}</span>
      {isSized && isMovable && (
        <span className={classes.handle} onPointerDown={(event) => deeds.start(event, entry, "resize")} />
      )}
    </button>
  );
}

export const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function moveByKey(event: KeyboardEvent<HTMLElement>, entry: PlacedEntry, deeds: EntryDeeds): void {
  if (!event.altKey) return;
  const spot = spotByKey(event.key, event.shiftKey, entry.spot);
  if (spot === null) return;
  event.preventDefault();
  event.stopPropagation();
  deeds.put(entry, spot);
  // It stands in another column now, and the keys stay with it.
  requestAnimationFrame(() => document.getElementById(`entry-${entry.id}`)?.focus());
}

function spotByKey(key: string, isLength: boolean, spot: Spot): Spot | null {
  const by = key === "ArrowUp" ? -quarter : key === "ArrowDown" ? quarter : 0;
  if (by !== 0) {
    if (spot.minutes === null) return null;
    if (isLength) return { ...spot, duration: Math.max(quarter, (spot.duration ?? usualLength) + by) };
    return { ...spot, minutes: Math.min(24 * 60 - quarter, Math.max(0, spot.minutes + by)) };
  }
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  return { ...spot, day: addDays(spot.day, key === "ArrowLeft" ? -1 : 1) };
}

/** A deal on the day that it is expected to be won. */
export function ClosingChip({ closing }: { closing: Closing }) {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  const title = t("web.closing", { title: closing.deal.name });
  return (
    <AppLink to={`/deals/${closing.deal.id}`} className={classes.entry} data-kind="closing" title={title}>
      <span className={classes.subject}>{closing.deal.name}</span>
      {closing.amount !== null && <span className="num">{format.moneyCompact(closing.amount)}</span>}
    </AppLink>
  );
}
