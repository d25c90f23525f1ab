import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActivityDialog, PlanDialog, SoughtElsewhere } from "../../activities/web/index.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { instantAt } from "../../kernel/zoned-time.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Kbd } from "../../ui/keyboard/kbd.tsx";
import { useShortcuts } from "../../ui/keyboard/use-shortcuts.ts";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import type { CalendarAnswer } from "../contract.ts";
import { Agenda } from "./agenda.tsx";
import classes from "./calendar.module.css";
import { CalendarBar } from "./calendar-bar.tsx";
import { type CalendarView, daysShown, parseCalendarSearch } from "./calendar-search.ts";
import type { GridProps, Person } from "./grid-props.ts";
import { MonthGrid } from "./month-grid.tsx";
import { OverdueStrip } from "./overdue-strip.tsx";
import { type PlacedEntry, useCalendar } from "./use-calendar.ts";
import { useDragging } from "./use-dragging.ts";
import { WeekGrid } from "./week-grid.tsx";

/** Meetings, tasks and expected closings by day, week and month (ACT-1, PIP-6). */
export function Screen() {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  const [search, change] = useSearchState(parseCalendarSearch);
  const mayEdit = useMay("activities.edit");
  const { view = "week", day = format.dayOf(Date.now()) } = search;
  const days = daysShown(view, day);
  const calendar = useCalendar(days, search.whose);
  const drag = useDragging((entry, spot) => void calendar.move(entry, spot));
  const dialogs = useDialogs(() => void calendar.refresh());
  const plan = (on: CalendarDate, minutes: number) =>
    dialogs.plan(new Date(instantAt(on, minutes * 60_000, format.timeZone)).toISOString());
  const planToday = () => plan(day, 10 * 60);
  useShortcuts([{ keys: "N", label: t("web.plan"), run: planToday }], mayEdit);
  const entries = calendar.entries.map((entry) =>
    entry.id === drag.dragged?.id ? { ...entry, spot: drag.dragged.spot } : entry,
  );
  const { data, error } = calendar.read;
  const open = (entry: PlacedEntry) => drag.isClick() && dialogs.open(entry.id);
  const deeds = { open, put: calendar.move, start: drag.start, mayEdit, isOfMany: isOfMany(search.whose) };
  const grid = { days, entries, closings: data?.closings ?? [], deeds, plan };
  return (
    <Frame
      title={t("web.title")}
      bare
      busy={calendar.read.isPending}
      filters={<CalendarBar {...{ search, view, day, days }} change={(part) => void change(part)} answer={data} />}
      actions={mayEdit && <PlanButton onClick={planToday} />}
    >
      {error !== null && data === undefined ? (
        <ErrorState title={t("web.failed")} error={error} onRetry={() => void calendar.read.refetch()} />
      ) : (
        <div className={classes.page}>
          <OverdueStrip overdue={data?.overdue} open={dialogs.open} />
          <Days
            {...grid}
            people={peopleOf(search.whose, data, calendar.entries)}
            view={view}
            day={day}
            openDay={(on) => void change({ view: "day", day: on })}
          />
        </div>
      )}
      {dialogs.drawn}
    </Frame>
  );
}

function PlanButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation("calendar");
  return (
    <Button variant="ink" onClick={onClick} rightSection={<Kbd keys="N" />}>
      {t("web.plan")}
    </Button>
  );
}

const isOfMany = (whose: string | undefined) => whose === "all" || whose?.startsWith("department ") === true;

/** Of several people: who has something first, then those whose day is empty. */
function peopleOf(whose: string | undefined, answer: CalendarAnswer | undefined, entries: readonly PlacedEntry[]) {
  if (answer === undefined || !isOfMany(whose)) return undefined;
  const busy = new Map(entries.map(({ owner }) => [owner.id, owner]));
  const idle = answer.people.filter(
    ({ id, departmentId }) => !busy.has(id) && (whose === "all" || whose === `department ${departmentId}`),
  );
  const byName = (a: Person, b: Person) => a.name.localeCompare(b.name);
  return [...[...busy.values()].sort(byName), ...idle.sort(byName)];
}

type DaysProps = GridProps & {
  readonly people: readonly Person[] | undefined;
  readonly view: CalendarView;
  readonly day: CalendarDate;
  readonly openDay: (day: CalendarDate) => void;
};

function Days({ view, day, openDay, people, ...grid }: DaysProps) {
  const isPhone = useMediaQuery("(max-width: 720px)", window.innerWidth <= 720) ?? false;
  if (isPhone) return <Agenda {...grid} />;
  if (view === "month") return <MonthGrid {...grid} month={day.slice(0, 7)} openDay={openDay} />;
  return <WeekGrid key={view} {...grid} people={view === "day" ? people : undefined} />;
}

const nothing: readonly string[] = [];
const neverMore = () => undefined;

/** An activity is told in full where it stands, and completed there. */
function useDialogs(refresh: () => void) {
  const [at, setAt] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const drawn = (
    <>
      <SoughtElsewhere shown={nothing} isReady hasMore={false} more={neverMore} />
      <PlanDialog at={at} onClose={() => setAt(null)} onDone={refresh} />
      {opened !== null && <ActivityDialog id={opened} onClose={() => setOpened(null)} onDone={refresh} />}
    </>
  );
  return { plan: setAt, open: setOpened, drawn };
}
