import { IconAlertTriangle, IconCheck, IconClock, IconPlayerPlay, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, weekday } from "../../kernel/zoned-time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { Tag, type TagTone } from "../../ui/marks/tag.tsx";
import type { listRhythmMeetings, RhythmMeeting } from "../contract.ts";
import classes from "./rhythm.module.css";

type Answer = AnswerOf<typeof listRhythmMeetings>;
type State = RhythmMeeting["state"];

const tones: Readonly<Record<State, TagTone>> = {
  planned: "line",
  open: "accent",
  held: "line",
  skipped: "plain",
  missed: "bad",
};
const icons: Readonly<Record<State, ReactNode>> = {
  planned: <IconClock size={12} stroke={1.5} aria-hidden />,
  open: <IconPlayerPlay size={12} stroke={1.5} aria-hidden />,
  held: <IconCheck size={12} stroke={1.5} aria-hidden />,
  skipped: <IconX size={12} stroke={1.5} aria-hidden />,
  missed: <IconAlertTriangle size={12} stroke={1.5} aria-hidden />,
};

export function StateTag({ state }: { readonly state: State }) {
  const { t } = useTranslation("rhythm");
  return (
    <Tag tone={tones[state]} icon={icons[state]}>
      {t(`web.state.${state}`)}
    </Tag>
  );
}

interface DaysProps {
  readonly answer: Answer;
  readonly today: CalendarDate;
  readonly span: { readonly from: CalendarDate; readonly to: CalendarDate };
}

/** The days with their meetings; above them the truth in one sentence, beside it what was missed. */
export function Days({ answer, today, span }: DaysProps) {
  const { t } = useTranslation("rhythm");
  const format = useFormat();
  const { items, summary } = answer;
  const byDay = Map.groupBy(items, ({ heldOn }) => heldOn);
  const days: CalendarDate[] = [];
  for (let date = span.from; date < span.to; date = addDays(date, 1))
    if (weekday(date) < 6 || byDay.has(date)) days.push(date);
  const missed = items.filter(({ state }) => state === "missed" || state === "skipped");
  return (
    <>
      <Panel
        isMessage
        title={
          summary.due === 0
            ? t("web.nothingDue")
            : t(summary.held === summary.due ? "web.allHeld" : "web.held", { held: summary.held, due: summary.due })
        }
        aside={<span className="t2">{t("web.openDecisions", { count: summary.openDecisions })}</span>}
      >
        {missed.length > 0 && (
          <ul className={classes.missed}>
            {missed.map((meeting) => (
              <li key={meeting.id}>
                <StateTag state={meeting.state} />
                <AppLink to={`/control/rhythm/${meeting.id}`}>{meeting.name}</AppLink>
                <span className="t2">
                  {format.day(meeting.heldOn, today)}
                  {meeting.department !== null && `, ${meeting.department.name}`}, {meeting.leader.name}
                  {meeting.skipReason !== "" && `: ${meeting.skipReason}`}
                </span>
                {meeting.isMine && meeting.state === "missed" && (
                  <AppLink to={`/control/rhythm/${meeting.id}`} className={classes.deed}>
                    {t("web.sayWhy")}
                  </AppLink>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {items.length === 0 && <p className="t2">{t("web.noMeetings")}</p>}
      <ol className={classes.days}>
        {days.map((date) => (
          <li key={date} className={classes.day} data-today={date === today || undefined}>
            <h2>
              {format.dayNamed(date)}
              {date === today && <span className="t2"> · {t("web.today")}</span>}
            </h2>
            <ul>
              {(byDay.get(date) ?? []).map((meeting) => (
                <Meeting key={meeting.id} meeting={meeting} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function Meeting({ meeting }: { readonly meeting: RhythmMeeting }) {
  const { t } = useTranslation("rhythm");
  const format = useFormat();
  const { id, name, department, leader, startsAt, state, decisions } = meeting;
  return (
    <li>
      <AppLink to={`/control/rhythm/${id}`} className={classes.meeting}>
        <span className={classes.clock}>{format.time(Date.parse(startsAt))}</span>
        <span className={classes.named}>
          <b>{name}</b>
          <span className="t2 sm">{department?.name ?? leader.name}</span>
          {decisions > 0 && <span className="t2 sm">{t("web.decisionsCount", { count: decisions })}</span>}
        </span>
        <StateTag state={state} />
      </AppLink>
    </li>
  );
}
