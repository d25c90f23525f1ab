import { useEffect, useState } from "react";
import type { CalendarDate } from "../../kernel/time.ts";
import { workingHoursOn } from "../../kernel/working-time.ts";
import { instantAt } from "../../kernel/zoned-time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { WideTarget } from "../../ui/layout/wide-target.tsx";
import { useSession } from "../../ui/session.tsx";
import { type Crowd, layOutBriefly } from "../domain/lay-out.ts";
import classes from "./calendar.module.css";
import { CrowdButton } from "./crowd.tsx";
import { clock, EntryChip } from "./entry-chip.tsx";
import type { GridColumn, GridProps } from "./grid-props.ts";
import { share } from "./share.ts";
import type { PlacedEntry } from "./use-calendar.ts";
import { minutesIn, usualLength } from "./use-dragging.ts";

type ColumnProps = Pick<GridProps, "entries" | "deeds" | "plan"> & {
  readonly column: GridColumn;
  readonly most: number;
};

/** What a head would look at first: meetings, then what is still to be done. */
const rankOf = ({ kind, isDone }: PlacedEntry) => (kind === "meeting" || kind === "presentation" ? 0 : isDone ? 2 : 1);

/** Room for the figures beside a crowd. */
const crowdPx = 36;

/** The hours of one day, of everybody or of one person. */
export function DayColumn({ column: { day, person }, entries, deeds, plan, most }: ColumnProps) {
  const me = useSession().user.id;
  const timed = entries.map((entry) => {
    const from = entry.spot.minutes ?? 0;
    return { entry, from, to: from + Math.max(20, entry.spot.duration ?? usualLength), rank: rankOf(entry) };
  });
  const { lanes, crowds } = layOutBriefly(timed, most);
  const mayPlan = deeds.mayEdit && (person === null || person.id === me);
  return (
    <WideTarget
      className={classes.column}
      data-day={day}
      data-hours
      onClick={(event) => {
        if (!mayPlan || event.target !== event.currentTarget) return;
        plan(day, Math.floor(minutesIn(event.currentTarget, event.clientY) / 30) * 30);
      }}
    >
      <WorkingHours day={day} />
      {timed.map(({ entry, from, to }, place) => {
        const lane = lanes[place];
        if (!lane) return null;
        const shown = person === null ? deeds : { ...deeds, isOfMany: false };
        return (
          <EntryChip
            key={entry.id}
            entry={entry}
            deeds={shown}
            isSized
            isNarrow={lane.isCrowded}
            style={spotOf(from, to, lane)}
          />
        );
      })}
      {crowds.map((crowd) => (
        <HourCrowd key={crowd.hour} {...{ day, crowd, entries, deeds }} />
      ))}
      <NowLine day={day} />
    </WideTarget>
  );
}

function spotOf(
  from: number,
  to: number,
  { lane, lanes, isCrowded }: { lane: number; lanes: number; isCrowded: boolean },
) {
  const room = isCrowded ? `(100% - ${crowdPx}px)` : "100%";
  return {
    position: "absolute",
    top: share(from),
    height: share(to - from),
    left: `calc(${room} * ${(lane / lanes).toFixed(4)})`,
    width: `calc(${room} / ${lanes})`,
  } as const;
}

type HourCrowdProps = Pick<GridProps, "entries" | "deeds"> & { readonly day: CalendarDate; readonly crowd: Crowd };

/** The figure stands at its hour; its list has the whole hour. */
function HourCrowd({ day, crowd: { hour, hidden }, entries, deeds }: HourCrowdProps) {
  const format = useFormat();
  const ofHour = entries.filter(({ spot }) => Math.floor((spot.minutes ?? 0) / 60) === hour);
  return (
    <CrowdButton
      when={`${format.dayNamed(day)}, ${clock(hour * 60)}`}
      hidden={hidden.length}
      entries={ofHour}
      deeds={deeds}
      style={{ top: share(hour * 60 + 1), height: `calc(${share(58)})` }}
    />
  );
}

function WorkingHours({ day }: { day: CalendarDate }) {
  const hours = workingHoursOn(day, useSession().workspace.workingCalendar);
  if (hours === null) return null;
  const [from, to] = [hours.opensAtHour * 60, hours.closesAtHour * 60];
  return <i className={classes.working} style={{ top: share(from), height: share(to - from) }} />;
}

function NowLine({ day }: { day: CalendarDate }) {
  const format = useFormat();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  if (format.dayOf(now) !== day) return null;
  return <i className={classes.now} style={{ top: share((now - instantAt(day, 0, format.timeZone)) / 60_000) }} />;
}
