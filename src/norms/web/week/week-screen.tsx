import { ActionIcon, Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../../kernel/time.ts";
import { addDays, mondayOf } from "../../../kernel/zoned-time.ts";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../../ui/api/use-live-refresh.ts";
import { EmptyState } from "../../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { PlaceTabs } from "../../../ui/layout/place-tabs.tsx";
import { Screen as Layout } from "../../../ui/layout/screen.tsx";
import { AppLink, useGo, useSearchState } from "../../../ui/link.tsx";
import { useMay } from "../../../ui/session.tsx";
import { getWorkWeek, type PersonsWeek } from "../../contract.ts";
import { type Behind, BehindFigure } from "./behind-figure.tsx";
import classes from "./week.module.css";
import { WeekGrid } from "./week-grid.tsx";

const parse = ({ week }: Readonly<Record<string, unknown>>) => ({
  week: typeof week === "string" && /^\d{4}-\d\d-\d\d$/.test(week) ? mondayOf(week) : undefined,
});

/** ACT-4: a week of everybody's meetings and calls, rated; a click on a figure opens what stands behind it. */
export function Screen() {
  const { t } = useTranslation("norms");
  const format = useFormat();
  const [search, change] = useSearchState(parse);
  const go = useGo();
  const mayInvite = useMay("users.edit");
  const [behind, setBehind] = useState<Behind | null>(null);
  const thisWeek = mondayOf(format.dayOf(Date.now()));
  const monday = search.week ?? thisWeek;
  const read = useEndpoint(getWorkWeek, { params: { monday } }, { keepPrevious: true });
  useLiveRefresh("activity", read.refetch);
  const people = read.data?.people ?? [];
  return (
    <Layout
      title={t("ui:places.control")}
      busy={read.isPending}
      filters={
        <>
          <PlaceTabs place="control" at="/control/week" />
          <WeekSwitch
            monday={monday}
            isCurrent={monday === thisWeek}
            onChange={(week) => void change({ week: week === thisWeek ? undefined : week })}
          />
        </>
      }
      actions={<NormsLink />}
    >
      {read.error !== null && read.data === undefined && (
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      )}
      {read.isPending && <LinesSkeleton lines={10} />}
      {read.data !== undefined && people.length === 0 && (
        <EmptyState
          icon={<IconUsers size={24} stroke={1.5} />}
          title={t("web.week.nobody")}
          hint={t("web.week.nobodyHint")}
          action={
            mayInvite && (
              <Button variant="ink" onClick={() => void go("/settings/people")}>
                {t("web.week.invite")}
              </Button>
            )
          }
        />
      )}
      {people.length > 0 && (
        <>
          <Message people={people} />
          <WeekGrid people={people} onOpen={setBehind} />
          <p className={`t3 sm ${classes.legend}`}>{t("web.week.legend")}</p>
        </>
      )}
      {behind !== null && <BehindFigure behind={behind} onClose={() => setBehind(null)} />}
    </Layout>
  );
}

function NormsLink() {
  const { t } = useTranslation("norms");
  if (!useMay("norms.edit")) return null;
  return (
    <AppLink to="/settings/norms" className="not-phone t2">
      {t("web.settings.title")}
    </AppLink>
  );
}

interface WeekSwitchProps {
  readonly monday: CalendarDate;
  readonly isCurrent: boolean;
  readonly onChange: (monday: CalendarDate) => void;
}

function WeekSwitch({ monday, isCurrent, onChange }: WeekSwitchProps) {
  const { t } = useTranslation("norms");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  return (
    <div className={`row ${classes.switch}`}>
      <ActionIcon aria-label={t("web.week.back")} onClick={() => onChange(addDays(monday, -7))}>
        <IconChevronLeft size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
      <span className="num">{format.range(format.day(monday, today), format.day(addDays(monday, 6), today))}</span>
      <ActionIcon aria-label={t("web.week.forward")} onClick={() => onChange(addDays(monday, 7))}>
        <IconChevronRight size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
      {!isCurrent && (
        <Button size="sm" onClick={() => onChange(mondayOf(today))}>
          {t("web.week.current")}
        </Button>
      )}
    </div>
  );
}

/** The truth of the week in a sentence: who was below most often. */
function Message({ people }: { people: readonly PersonsWeek[] }) {
  const { t } = useTranslation("norms");
  const below = people
    .map(({ person, days }) => ({ name: person.name, days: days.filter(({ rating }) => rating === "below").length }))
    .filter(({ days }) => days > 1)
    .sort((one, other) => other.days - one.days);
  const most = below[0]?.days ?? 0;
  const names = below.filter(({ days }) => days === most).map(({ name }) => name);
  return (
    <p className={`msg ${classes.message}`}>
      {names.length === 0
        ? t("web.week.calm")
        : t("web.week.behind", {
            count: most,
            n: most,
            names:
              names.slice(0, 3).join(", ") + (names.length > 3 ? t("web.week.others", { n: names.length - 3 }) : ""),
          })}
    </p>
  );
}
