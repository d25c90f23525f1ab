import { ActionIcon, Button } from "@mantine/core";
import { IconCalendarRepeat, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { PlaceTabs } from "../../ui/layout/place-tabs.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { useSearchState } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { addUsualEvents, listRhythmEvents, listRhythmMeetings, type RhythmEvent } from "../contract.ts";
import { Days } from "./days.tsx";
import { EventList } from "./event-list.tsx";
import classes from "./rhythm.module.css";
import { parseRhythmSearch, type RhythmView, spanOf, stepped } from "./rhythm-search.ts";

const EventDialog = lazy(async () => ({ default: (await import("./event-dialog.tsx")).EventDialog }));

/** What is held by schedule: the week, the month, what was held and what was not (PLA-10). */
export function Screen() {
  const { t } = useTranslation("rhythm");
  const format = useFormat();
  const [search, change] = useSearchState(parseRhythmSearch);
  const [edited, setEdited] = useState<RhythmEvent | "new" | null>(null);
  const mayEdit = useMay("rhythm.edit");
  const today = format.dayOf(Date.now());
  const { view = "week", day = today } = search;
  const span = spanOf(view, day);
  const meetings = useEndpoint(listRhythmMeetings, { query: span }, { keepPrevious: true });
  const events = useEndpoint(listRhythmEvents, {});
  const { data, error } = meetings;
  const isEmpty = events.data?.items.length === 0;
  return (
    <Frame
      title={t("ui:places.control")}
      busy={meetings.isPending}
      filters={
        <>
          <PlaceTabs place="control" at="/control/rhythm" />
          <ViewSwitch view={view} onChange={(next) => void change({ view: next })} />
          {view !== "events" && <Steps view={view} day={day} go={(to) => void change({ day: to })} />}
        </>
      }
      actions={
        mayEdit && !isEmpty ? (
          <Button variant="ink" onClick={() => setEdited("new")}>
            {t("web.add")}
          </Button>
        ) : undefined
      }
    >
      <div className={classes.page}>
        {error !== null && data === undefined && (
          <ErrorState title={t("web.failed")} error={error} onRetry={() => void meetings.refetch()} />
        )}
        {data === undefined && error === null && <TableSkeleton columns={4} />}
        {isEmpty && <Empty mayEdit={mayEdit} />}
        {!isEmpty && view === "events" && events.data && (
          <EventList events={events.data.items} onEdit={setEdited} mayEdit={mayEdit} />
        )}
        {!isEmpty && view !== "events" && data && <Days answer={data} today={today} span={span} />}
      </div>
      {edited !== null && (
        <Suspense>
          <EventDialog event={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
        </Suspense>
      )}
    </Frame>
  );
}

function ViewSwitch({ view, onChange }: { readonly view: RhythmView; readonly onChange: (view: RhythmView) => void }) {
  const { t } = useTranslation("rhythm");
  return (
    <Segmented
      label={t("web.view")}
      value={view}
      onChange={onChange}
      options={[
        { value: "week", label: t("web.calendar") },
        { value: "month", label: t("web.month") },
        { value: "events", label: t("web.events") },
      ]}
    />
  );
}

function Steps({
  view,
  day,
  go,
}: {
  readonly view: RhythmView;
  readonly day: string;
  readonly go: (day: string) => void;
}) {
  const { t } = useTranslation("rhythm");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const { from, to } = spanOf(view, day);
  const last = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
  return (
    <span className={classes.steps}>
      <ActionIcon variant="default" aria-label={t("web.previous")} onClick={() => go(stepped(view, day, -1))}>
        <IconChevronLeft size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
      <b>{view === "month" ? format.monthNamed(day) : `${format.day(from, today)} – ${format.day(last, today)}`}</b>
      <ActionIcon variant="default" aria-label={t("web.next")} onClick={() => go(stepped(view, day, 1))}>
        <IconChevronRight size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
      {(today < from || today >= to) && (
        <Button variant="default" size="xs" onClick={() => go(today)}>
          {t("web.today")}
        </Button>
      )}
    </span>
  );
}

/** The one button that starts it: the thirteen usual events. */
function Empty({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTranslation("rhythm");
  const toast = useToast();
  const adding = useMutationEndpoint(addUsualEvents, {
    refreshes: [listRhythmEvents, listRhythmMeetings],
    onDone: ({ added }) => toast(added === 0 ? t("web.usualThere") : t("web.usualAdded", { count: added })),
    onRefused: (error) => toast(error.message),
  });
  const icon = <IconCalendarRepeat size={24} stroke={1.5} />;
  if (!mayEdit) return <EmptyState icon={icon} title={t("web.emptyForYou")} hint={t("web.emptyForYouHint")} />;
  return (
    <EmptyState
      icon={icon}
      title={t("web.empty")}
      hint={t("web.emptyHint")}
      action={
        <Button variant="ink" loading={adding.isPending} onClick={() => adding.mutate({})}>
          {t("web.addUsual")}
        </Button>
      }
    />
  );
}
