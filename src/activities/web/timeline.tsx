import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { useEndpoint, usePages } from "../../ui/api/use-endpoint.ts";
import { namesId, useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { getTimeline, type TimelineItem, type TimelineKind } from "../contract.ts";
import classes from "./activities.module.css";
import { SoughtElsewhere } from "./talk/sought-elsewhere.tsx";
import { useSought } from "./talk/use-sought.ts";
import { TimelineEntry } from "./timeline-entry.tsx";
import { useNextStep } from "./use-activities.ts";

/** Kinds with a button of their own; the rest is under "Всё". */
const offered: readonly TimelineKind[] = ["call", "email", "meeting", "stage", "document", "payment", "note", "change"];

interface TimelineProps {
  readonly dealId: string;
  /** What another slice says beside an activity. */
  readonly markOf?: (activityId: string) => ReactNode;
  /** What stands above the days. */
  readonly head?: ReactNode;
}

/** Everything that happened to a deal, newest first, by day, narrowed by kind. */
export function Timeline({ dealId, markOf, head }: TimelineProps) {
  const { t } = useTranslation("activities");
  const [kind, setKind] = useState<TimelineKind | null>(null);
  const query = kind === null ? { limit: 40 } : { limit: 40, kind };
  const pages = usePages(getTimeline, { params: { id: dealId }, query }, { keepPrevious: true });
  useLiveRefresh("activity.changed", pages.refetch, namesId("deal", dealId));
  const next = useNextStep(dealId);
  const step = next.data?.nextStep ?? null;
  const told = pages.items.flatMap((item) => (item.type === "activity" ? [item.activity.id] : []));
  const { activity: sought } = useSought();
  useEffect(() => {
    if (sought !== undefined) setKind(null);
  }, [sought]);
  const counts = useEndpoint(getTimeline, { params: { id: dealId }, query: { limit: 1 } }).data?.counts;
  return (
    <section>
      <div className={classes.bar}>
        <h3 style={{ marginRight: 4 }}>{t("web.history")}</h3>
        <Filter isOn={kind === null} label={t("web.all")} count={counts?.all} onClick={() => setKind(null)} />
        {offered.map((one) =>
          (counts?.[one] ?? 0) > 0 ? (
            <Filter
              key={one}
              isOn={kind === one}
              label={t(`web.events.${one}`)}
              count={counts?.[one]}
              onClick={() => setKind(one)}
            />
          ) : null,
        )}
      </div>
      {pages.isPending && <LinesSkeleton lines={6} />}
      {pages.error !== null && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {head}
      <Days items={pages.items} markOf={markOf} />
      <SoughtElsewhere
        shown={[...told, ...(step === null ? [] : [step.id])]}
        isReady={!pages.isPending && !pages.isLoadingMore && next.data !== undefined && kind === null}
        hasMore={pages.hasMore}
        more={pages.more}
      />
      {!pages.isPending && pages.items.length === 0 && pages.error === null && (
        <p className="t2">{t("web.historyEmpty")}</p>
      )}
      {pages.hasMore && (
        <Button onClick={pages.more} loading={pages.isLoadingMore}>
          {t("web.earlier")}
        </Button>
      )}
    </section>
  );
}

interface FilterProps {
  readonly isOn: boolean;
  readonly label: string;
  readonly count: number | undefined;
  readonly onClick: () => void;
}

function Filter({ isOn, label, count, onClick }: FilterProps) {
  return (
    <button type="button" className={classes.filter} aria-pressed={isOn} onClick={onClick}>
      {label} {count !== undefined && <i>{count}</i>}
    </button>
  );
}

interface DaysProps {
  readonly items: readonly TimelineItem[];
  readonly markOf: TimelineProps["markOf"];
}

function Days({ items, markOf }: DaysProps) {
  const { t } = useTranslation("activities");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const byDay = new Map<CalendarDate, TimelineItem[]>();
  for (const item of items) {
    const day = format.dayOf(Date.parse(item.at));
    byDay.set(day, [...(byDay.get(day) ?? []), item]);
  }
  return (
    <ul className={classes.days}>
      {[...byDay].map(([day, ofDay]) => (
        <li key={day}>
          <h4 className={classes.day}>
            {day === today ? t("web.today", { day: format.dayNamed(day).split(", ")[1] }) : dayTitle(day)}
          </h4>
          <ul>
            {ofDay.map((item) => (
              <TimelineEntry
                key={`${item.type} ${item.id}`}
                item={item}
                mark={item.type === "activity" ? markOf?.(item.activity.id) : null}
              />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );

  function dayTitle(day: CalendarDate): string {
    return day.slice(0, 4) === today.slice(0, 4) ? format.dayNamed(day) : format.dayLong(day);
  }
}
