import { Button, Textarea, TextInput } from "@mantine/core";
import { IconFileTypePdf } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readFile } from "../../ui/api/client.ts";
import { saveFile } from "../../ui/api/save-file.ts";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { namesId, useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { EmptyState } from "../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useLanguage } from "../../ui/i18n/use-language.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { usePathParam } from "../../ui/link.tsx";
import {
  changeRhythmMeeting,
  closeRhythmMeeting,
  getRhythmMeeting,
  listRhythmEvents,
  listRhythmMeetings,
  openRhythmMeeting,
  skipRhythmMeeting,
  type WholeMeeting,
} from "../contract.ts";
import { Agenda } from "./agenda.tsx";
import { Attendance } from "./attendance.tsx";
import { StateTag } from "./days.tsx";
import { Decisions } from "./decisions.tsx";
import classes from "./rhythm.module.css";

const refreshes = [getRhythmMeeting, listRhythmMeetings];

/** One meeting, as it is held: open decisions, the agenda, who is there, what is decided (PLA-10). Made for a phone too. */
export function Screen() {
  const { t } = useTranslation("rhythm");
  const format = useFormat();
  const id = usePathParam("meetingId");
  const { data, error, isPending, refetch } = useEndpoint(getRhythmMeeting, { params: { id } });
  // Two hold a meeting, or one on a phone and on a desk: each sees what the other marks, writes and decides.
  useLiveRefresh("rhythm", refetch, namesId("meeting", id));
  const title = data?.name ?? t("web.title");
  return (
    <Frame
      title={title}
      parent={{ to: "/control/rhythm", label: t("web.title") }}
      busy={isPending}
      beside={data && <StateTag state={data.state} />}
      {...(data?.isMine ? { actions: <Deeds meeting={data} /> } : {})}
    >
      <div className={classes.page}>
        {error !== null && data === undefined && (
          <ErrorState title={t("web.failed")} error={error} onRetry={() => void refetch()} />
        )}
        {isPending && <LinesSkeleton lines={8} />}
        {data && (
          <>
            <p className="t2">
              {format.dayNamed(data.heldOn)}, {format.time(Date.parse(data.startsAt))}
              {data.department !== null && ` · ${data.department.name}`} · {t("web.leader")}: {data.leader.name}
            </p>
            <Meeting meeting={data} />
          </>
        )}
      </div>
    </Frame>
  );
}

function Meeting({ meeting }: { readonly meeting: WholeMeeting }) {
  const { state } = meeting;
  if (state === "planned" || state === "missed" || state === "skipped") return <NotHeld meeting={meeting} />;
  return (
    <div className={classes.meetingGrid}>
      <div className={classes.column}>
        <Decisions.Earlier decisions={meeting.earlier} />
        <Agenda meeting={meeting} />
      </div>
      <div className={classes.column}>
        <Attendance meeting={meeting} />
        <Decisions.Made meeting={meeting} />
        <Notes meeting={meeting} />
        <Minutes meeting={meeting} />
      </div>
    </div>
  );
}

/** What it will have, or why it was not. */
function NotHeld({ meeting }: { readonly meeting: WholeMeeting }) {
  const { t } = useTranslation("rhythm");
  const events = useEndpoint(listRhythmEvents, {});
  if (meeting.state === "skipped") return <EmptyState title={t("web.skippedWhy", { reason: meeting.skipReason })} />;
  const sources = events.data?.items.find(({ id }) => id === meeting.eventId)?.agenda ?? [];
  const what = sources.map((source) => t(`source.${source}`).toLowerCase()).join("; ");
  return (
    <>
      <EmptyState
        title={t(meeting.state === "missed" ? "web.nobodyBegan" : "web.notBegun")}
        hint={sources.length === 0 ? t("web.notBegunEmpty") : t("web.notBegunHint", { what })}
      />
      <Decisions.Earlier decisions={meeting.earlier} />
      {meeting.isMine && <Skip meeting={meeting} />}
    </>
  );
}

function Deeds({ meeting: { id, state } }: { readonly meeting: WholeMeeting }) {
  const { t } = useTranslation("rhythm");
  const toast = useToast();
  const onRefused = (error: Error) => void toast(error.message);
  const opening = useMutationEndpoint(openRhythmMeeting, { refreshes, onRefused });
  const closing = useMutationEndpoint(closeRhythmMeeting, { refreshes, onRefused });
  const input = { params: { id }, body: {} };
  if (state === "planned" || state === "missed")
    return (
      <Button variant="ink" loading={opening.isPending} onClick={() => opening.mutate(input)}>
        {t("web.begin")}
      </Button>
    );
  if (state !== "open") return null;
  return (
    <Button variant="ink" loading={closing.isPending} onClick={() => closing.mutate(input)}>
      {t("web.close")}
    </Button>
  );
}

function Skip({ meeting }: { readonly meeting: WholeMeeting }) {
  const { t } = useTranslation("rhythm");
  const toast = useToast();
  const [reason, setReason] = useState("");
  const skipping = useMutationEndpoint(skipRhythmMeeting, {
    refreshes,
    onRefused: (error) => void toast(error.message),
  });
  return (
    <Panel title={t("web.skipTitle")}>
      <form
        className={classes.decide}
        onSubmit={(event) => {
          event.preventDefault();
          skipping.mutate({ params: { id: meeting.id }, body: { reason } });
        }}
      >
        <TextInput
          aria-label={t("web.skipReason")}
          placeholder={t("web.skipReason")}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={reason.trim().length < 3} loading={skipping.isPending}>
          {t("web.skip")}
        </Button>
      </form>
    </Panel>
  );
}

/** Written down when one leaves the field: nothing to press in a meeting of fifteen minutes. */
function Notes({ meeting }: { readonly meeting: WholeMeeting }) {
  const { t } = useTranslation("rhythm");
  const toast = useToast();
  const [text, setText] = useState(meeting.notes);
  const [began, setBegan] = useState({ notes: meeting.notes, version: meeting.version });
  // Nobody writes here: what somebody else wrote meanwhile is shown.
  if (meeting.notes !== began.notes && (text === began.notes || text === meeting.notes)) {
    setBegan({ notes: meeting.notes, version: meeting.version });
    setText(meeting.notes);
  } else if (meeting.notes === began.notes && meeting.version !== began.version) {
    setBegan({ notes: meeting.notes, version: meeting.version });
  }
  const saving = useMutationEndpoint(changeRhythmMeeting, {
    refreshes: [getRhythmMeeting],
    onRefused: (error) => void toast(error.message),
  });
  if (!meeting.isMine)
    return meeting.notes === "" ? null : (
      <Panel title={t("web.notes")}>
        <p className={classes.noted}>{meeting.notes}</p>
      </Panel>
    );
  return (
    <Panel title={t("web.notes")}>
      <Textarea
        aria-label={t("web.notes")}
        description={t("web.notesHint")}
        autosize
        minRows={3}
        value={text}
        error={
          text !== meeting.notes && meeting.notes !== began.notes
            ? t("web.notesMeanwhile", { text: meeting.notes })
            : undefined
        }
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        // Whoever comes back to the field has read what stands below it.
        onFocus={() => setBegan({ ...began, version: meeting.version })}
        onBlur={() => {
          if (text === meeting.notes) return;
          saving.mutate({ params: { id: meeting.id }, body: { notes: text, version: began.version } });
        }}
      />
    </Panel>
  );
}

function Minutes({ meeting: { id, heldOn } }: { readonly meeting: WholeMeeting }) {
  const { t } = useTranslation("rhythm");
  const toast = useToast();
  const { language } = useLanguage();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      saveFile(await readFile(`/rhythm-meetings/${id}/minutes.pdf`, { language }), `minutes-${heldOn}.pdf`);
    } catch (error) {
      toast(error instanceof Error && error.message !== "" ? error.message : t("web.minutesFailed"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <Button
        variant="default"
        loading={isBusy}
        leftSection={<IconFileTypePdf size={16} stroke={1.5} aria-hidden />}
        onClick={() => void save()}
      >
        {t("web.minutes")}
      </Button>
    </div>
  );
}
