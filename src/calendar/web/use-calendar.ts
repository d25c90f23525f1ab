import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Standing, useReschedule } from "../../activities/web/index.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, instantAt } from "../../kernel/zoned-time.ts";
import { endpointKey, useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useSession } from "../../ui/session.tsx";
import { type CalendarEntry, getCalendar } from "../contract.ts";

/** Where an entry is put: a day, minutes from its start (null: at no given time) and its length. */
export interface Spot {
  readonly day: CalendarDate;
  readonly minutes: number | null;
  readonly duration: number | null;
}

/** An entry and where it stands in the workspace's zone. */
export interface PlacedEntry extends CalendarEntry {
  readonly spot: Spot;
}

/** Entries of the days shown, at once where they were put, and the way to put them elsewhere. */
export function useCalendar(days: readonly CalendarDate[], whose: string | undefined) {
  const format = useFormat();
  const me = useSession().user.id;
  const client = useQueryClient();
  const [from = "", to = ""] = [days[0], addDays(days.at(-1) ?? "", 1)];
  const read = useEndpoint(getCalendar, { query: { from, to, ...filterOf(whose, me) } }, { keepPrevious: true });
  const refresh = () => client.invalidateQueries({ queryKey: endpointKey(getCalendar) });
  useLiveRefresh("activity", refresh);
  const reschedule = useReschedule(refresh);
  const [moved, setMoved] = useState<ReadonlyMap<string, Spot>>(new Map());
  const spotOf = (entry: CalendarEntry): Spot => {
    const at = Date.parse(entry.at);
    const day = format.dayOf(at);
    const minutes = entry.hasTime ? Math.round((at - instantAt(day, 0, format.timeZone)) / 60_000) : null;
    return { day, minutes, duration: entry.durationMinutes };
  };
  const standing = ({ day, minutes, duration }: Spot): Standing => ({
    plannedAt: new Date(instantAt(day, (minutes ?? 0) * 60_000, format.timeZone)).toISOString(),
    hasTime: minutes !== null,
    durationMinutes: duration,
  });
  const move = async (entry: PlacedEntry, spot: Spot) => {
    setMoved((before) => new Map(before).set(entry.id, spot));
    await reschedule(entry.id, entry.version, standing(spot), standing(entry.spot));
    // One that was put elsewhere meanwhile stays there until that is answered.
    setMoved((before) => new Map([...before].filter(([id, put]) => id !== entry.id || put !== spot)));
  };
  const entries = (read.data?.entries ?? []).map((entry) => ({
    ...entry,
    spot: moved.get(entry.id) ?? spotOf(entry),
  }));
  return { read, entries, move, refresh };
}

function filterOf(whose: string | undefined, me: string) {
  if (whose === "all") return {};
  const department = /^department (.+)$/.exec(whose ?? "")?.[1];
  return department === undefined ? { owner: whose ?? me } : { department };
}
