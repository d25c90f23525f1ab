import { ActionIcon, Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { FilterChip } from "../../ui/layout/filter-chip.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { useSession } from "../../ui/session.tsx";
import type { CalendarAnswer } from "../contract.ts";
import { type CalendarSearch, type CalendarView, calendarViews, step } from "./calendar-search.ts";

interface CalendarBarProps {
  readonly search: CalendarSearch;
  readonly view: CalendarView;
  readonly day: CalendarDate;
  readonly days: readonly CalendarDate[];
  readonly change: (part: CalendarSearch) => void;
  readonly answer: CalendarAnswer | undefined;
}

/** Back, today, forward; whose calendar; day, week or month. */
export function CalendarBar({ search, view, day, days, change, answer }: CalendarBarProps) {
  const { t } = useTranslation("calendar");
  return (
    <>
      <ActionIcon variant="default" aria-label={t("web.back")} onClick={() => change({ day: step(view, day, -1) })}>
        <IconChevronLeft size={16} stroke={1.5} />
      </ActionIcon>
      <Button size="sm" style={{ flex: "none" }} onClick={() => change({ day: undefined })}>
        {t("web.today")}
      </Button>
      <ActionIcon variant="default" aria-label={t("web.forward")} onClick={() => change({ day: step(view, day, 1) })}>
        <IconChevronRight size={16} stroke={1.5} />
      </ActionIcon>
      <Shown view={view} day={day} days={days} />
      <Whose search={search} change={change} answer={answer} />
      <Segmented
        label={t("web.view")}
        value={view}
        onChange={(next) => change({ view: next })}
        options={calendarViews.map((one) => ({ value: one, label: t(`web.views.${one}`) }))}
      />
    </>
  );
}

const noonOf = (day: CalendarDate) => Date.parse(`${day}T12:00:00Z`);

/** «16–22 ноября»: a month that both ends share is said once. */
function weekNamed(language: string, first: CalendarDate, last: CalendarDate): string {
  const range = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
  return range.formatRange(noonOf(first), noonOf(last));
}

function Shown({ view, day, days }: Pick<CalendarBarProps, "view" | "day" | "days">) {
  const format = useFormat();
  const [first = day, last = day] = [days[0], days.at(-1)];
  const words =
    view === "month"
      ? format.monthNamed(day)
      : view === "day"
        ? format.dayNamed(day)
        : weekNamed(format.language, first, last);
  return <b className="nw">{words}</b>;
}

function Whose({ search, change, answer }: Pick<CalendarBarProps, "search" | "change" | "answer">) {
  const { t } = useTranslation("calendar");
  const me = useSession().user.id;
  const people = (answer?.people ?? []).filter(({ id }) => id !== me);
  if (people.length === 0) return null;
  const options = [
    { value: "all", label: t("web.everybody") },
    ...(answer?.departments ?? []).map(({ id, name }) => ({
      value: `department ${id}`,
      label: t("web.department", { name }),
    })),
    ...people.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <FilterChip
      label={t("web.whose")}
      value={search.whose ?? null}
      onChange={(whose) => change({ whose: whose ?? undefined })}
      options={options}
      all={t("web.mine")}
    />
  );
}
