import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { addUsualEvents, listRhythmEvents, listRhythmMeetings, type RhythmEvent } from "../contract.ts";
import classes from "./rhythm.module.css";

interface EventListProps {
  readonly events: readonly RhythmEvent[];
  readonly onEdit: (event: RhythmEvent) => void;
  readonly mayEdit: boolean;
}

/** Regular events: first those of the director with heads, then those of each department. */
export function EventList({ events, onEdit, mayEdit }: EventListProps) {
  const { t } = useTranslation("rhythm");
  const groups = Map.groupBy(events, ({ department }) => department?.name ?? t("web.noDepartment"));
  return (
    <>
      {[...groups].map(([name, some]) => (
        <Panel key={name} title={name}>
          <ul className={classes.events}>
            {some.map((event) => (
              <EventLine key={event.id} event={event} onEdit={onEdit} />
            ))}
          </ul>
        </Panel>
      ))}
      {mayEdit && <AddUsual />}
    </>
  );
}

function EventLine({ event, onEdit }: { readonly event: RhythmEvent; readonly onEdit: (event: RhythmEvent) => void }) {
  const { t } = useTranslation("rhythm");
  const when = useWhen();
  return (
    <li>
      <span className={classes.named}>
        <b>{event.name}</b>
        <span className="t2 sm">{when(event)}</span>
        <span className="t2 sm">
          {t("web.leader")}: {event.leader.name}. {t(`web.attendance.${event.attends}`)}: {event.attendees.length}
        </span>
        {event.agenda.length > 0 && (
          <span className="t2 sm">{event.agenda.map((source) => t(`source.${source}`)).join("; ")}</span>
        )}
      </span>
      {event.isMine && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPencil size={14} stroke={1.5} aria-hidden />}
          aria-label={t("web.editEvent", { name: event.name })}
          onClick={() => onEdit(event)}
        >
          {event.time}
        </Button>
      )}
    </li>
  );
}

/** "по вторникам, 10:30, 60 мин". */
function useWhen(): (event: RhythmEvent) => string {
  const { t } = useTranslation("rhythm");
  return ({ frequency, weekday, monthDay, time, durationMinutes }) => {
    const day = weekday === null ? "" : String(t(`weekday.${weekday}` as "weekday.1"));
    const when = t(`when.${frequency}`, { day, monthDay: monthDay ?? "" });
    return t("when.whole", { when, time, minutes: durationMinutes });
  };
}

function AddUsual() {
  const { t } = useTranslation("rhythm");
  const toast = useToast();
  const adding = useMutationEndpoint(addUsualEvents, {
    refreshes: [listRhythmEvents, listRhythmMeetings],
    onDone: ({ added }) => toast(added === 0 ? t("web.usualThere") : t("web.usualAdded", { count: added })),
    onRefused: (error) => toast(error.message),
  });
  return (
    <div>
      <Button variant="default" loading={adding.isPending} onClick={() => adding.mutate({})}>
        {t("web.addUsual")}
      </Button>
    </div>
  );
}
