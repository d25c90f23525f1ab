import { Button, NativeSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { CustomInputs, type OwnValues } from "../../custom-fields/web/index.ts";
import { startOfDay } from "../../kernel/zoned-time.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { DateTimeField } from "../../ui/forms/date-time-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { nameAbout } from "../../ui/forms/name-about.ts";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { ActivityInput, OfferedContact } from "../contract.ts";
import { type ActivityKind, activityKinds } from "../domain/activity-kind.ts";
import classes from "./activities.module.css";
import { HeldChoice, isHoldable } from "./held-choice.tsx";
import { TalkText } from "./talk/talk-text.tsx";
import { placeOf } from "./talk/use-mentions.ts";
import { useTalkDraft } from "./talk/use-talk-draft.ts";

/** What is typed of an activity; `plannedAt` in ISO 8601. */
export interface ActivityDraft {
  readonly kind: ActivityKind;
  readonly subject: string;
  readonly plannedAt: string | null;
  readonly hasTime: boolean;
  readonly place: string;
  readonly durationMinutes: number | null;
  readonly result: string;
  /** Of a meeting or a call that is done; true where left out. */
  readonly isHeld?: boolean;
  /** Null, or left out: as the person chose for all. */
  readonly reminder?: "none" | number | null;
  /** Whom the result calls by name. */
  readonly mentions?: readonly string[];
  /** Sent once the activity is written. */
  readonly files?: readonly File[];
  /** The workspace's own fields of activities (PLT-6). */
  readonly custom?: OwnValues;
}

export const emptyDraft = (kind: ActivityKind = "call", subject = ""): ActivityDraft => ({
  kind,
  subject,
  plannedAt: null,
  hasTime: true,
  place: "",
  durationMinutes: null,
  result: "",
});

/** What the stage's chain offers, to be taken as it stands; a call without a day where it offers nothing. */
export const offeredDraft = (offered: OfferedContact | null | undefined): ActivityDraft =>
  offered ? { ...emptyDraft(offered.kind, offered.subject), ...offered } : emptyDraft();

/** The draft as the wire takes it: planned, or done now with its result. */
export function inputOf(draft: ActivityDraft, isDone: boolean): ActivityInput {
  const {
    kind,
    subject,
    plannedAt,
    hasTime,
    place,
    durationMinutes,
    result,
    reminder = null,
    mentions = [],
    custom = {},
  } = draft;
  const when = isDone ? { doneAt: new Date().toISOString() } : { plannedAt, hasTime };
  return {
    kind,
    subject: subject.trim(),
    ...when,
    ...(place.trim() === "" ? {} : { place: place.trim() }),
    ...(durationMinutes === null ? {} : { durationMinutes }),
    ...(isDone || reminder === null ? {} : { reminder }),
    ...(isDone && isHoldable(kind) ? { isHeld: draft.isHeld ?? true } : {}),
    ...(isDone && result.trim() !== "" ? { result: result.trim() } : {}),
    ...(Object.keys(custom).length === 0 ? {} : { custom }),
    ...(isDone && mentions.length > 0 ? { mentions: [...mentions] } : {}),
  };
}

interface ActivityFormProps {
  /** Whose people may be called by name; null: something of one's own. */
  readonly dealId?: string | null;
  readonly initial?: ActivityDraft;
  /** Planned ahead, or recorded as done. */
  readonly isDone?: boolean;
  readonly isKindFixed?: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly submitLabel: string;
  readonly onSubmit: (draft: ActivityDraft) => void;
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
  /** What the form is for, where several stand side by side: fields are named with it. */
  readonly about?: string | undefined;
  /** Another button of the view is the main one. */
  readonly isQuiet?: boolean;
}

/** Call, meeting with place, date and time, letter, note or task: only what the kind needs. */
export function ActivityForm(props: ActivityFormProps) {
  const { initial = emptyDraft(), isDone = false, isBusy, error, submitLabel, about, onSubmit, onCancel } = props;
  const { t } = useTranslation("activities");
  const [typed, setDraft] = useState(initial);
  // A kind that is chosen outside may change under what was typed, which stays.
  const draft = props.isKindFixed === true ? { ...typed, kind: initial.kind } : typed;
  const change = (part: Partial<ActivityDraft>) => setDraft({ ...draft, ...part });
  const talk = useTalkDraft(placeOf(props.dealId), initial.result);
  const resultLabel = t(draft.kind === "note" ? "web.details" : "web.result");
  const isEmptyNote = draft.kind === "note" && draft.subject.trim() === "" && talk.isEmpty;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const subject = draft.subject.trim() === "" ? t(`web.kind.${draft.kind}`) : draft.subject;
    onSubmit({ ...draft, subject, ...talk.said() });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <WhatFields
        key={props.isKindFixed === true ? draft.kind : "any"}
        {...{ draft, change, error, about }}
        isKindFixed={props.isKindFixed ?? false}
        autoFocus={props.autoFocus ?? false}
      />
      {!isDone && draft.kind !== "note" && (
        <WhenFields {...{ draft, change, error, about }} isBrief={props.isQuiet === true} />
      )}
      {isDone && isHoldable(draft.kind) && (
        <HeldChoice kind={draft.kind} isHeld={draft.isHeld ?? true} onChange={(isHeld) => change({ isHeld })} />
      )}
      {isDone && (
        <TalkText label={resultLabel} about={about} draft={talk} kind={draft.kind} dealId={props.dealId ?? null} />
      )}
      {props.isQuiet !== true && (
        <CustomInputs
          entity="activity"
          values={draft.custom ?? {}}
          onChange={(custom) => change({ custom })}
          errors={serverErrors(error)}
        />
      )}
      <FormRefusal error={error} />
      <div className="row">
        <Button
          type="submit"
          variant={props.isQuiet === true ? "default" : "ink"}
          loading={isBusy}
          disabled={isEmptyNote}
        >
          {submitLabel}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t("web.cancel")}</Button>}
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: ActivityDraft;
  readonly change: (part: Partial<ActivityDraft>) => void;
  readonly error: unknown;
  readonly about?: string | undefined;
}

function WhatFields({
  draft,
  change,
  error,
  about,
  isKindFixed,
  autoFocus,
}: PartProps & { isKindFixed: boolean; autoFocus: boolean }) {
  const { t } = useTranslation("activities");
  return (
    <div className={classes.pair}>
      {!isKindFixed && (
        <Select
          label={t("web.kindLabel")}
          {...nameAbout(about, t("web.kindLabel"))}
          allowDeselect={false}
          data={activityKinds.map((kind) => ({ value: kind, label: t(`web.kind.${kind}`) }))}
          value={draft.kind}
          onChange={(kind) => kind !== null && change({ kind })}
          className={classes.kind ?? ""}
        />
      )}
      <TextInput
        className="grow"
        label={t("web.subject")}
        {...nameAbout(about, t("web.subject"))}
        placeholder={t(`web.subjectHint.${draft.kind}`)}
        value={draft.subject}
        error={serverErrors(error).subject}
        autoFocus={autoFocus}
        data-autofocus={autoFocus || undefined}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
    </div>
  );
}

/** What and when of the next step, inside another form. */
export function NextFields(props: PartProps) {
  return (
    <>
      <WhatFields {...props} isKindFixed={false} autoFocus={false} />
      <WhenFields {...props} />
    </>
  );
}

/** A meeting asks for place, date and time; anything else for a day, and a time if it has one. */
function WhenFields({ draft, change, error, about, isBrief = false }: PartProps & { isBrief?: boolean }) {
  const { t } = useTranslation("activities");
  const format = useFormat();
  const errors = serverErrors(error);
  if (draft.kind !== "meeting" && draft.kind !== "call" && draft.kind !== "presentation") {
    const day = draft.plannedAt === null ? null : format.dayOf(Date.parse(draft.plannedAt));
    return (
      <DateField
        label={t("web.day")}
        {...nameAbout(about, t("web.day"))}
        value={day}
        error={errors.plannedAt}
        onChange={(date) =>
          change({
            hasTime: false,
            plannedAt: date === null ? null : new Date(startOfDay(date, format.timeZone)).toISOString(),
          })
        }
      />
    );
  }
  return (
    <>
      <DateTimeField
        label={t("web.day")}
        about={about}
        value={draft.plannedAt}
        error={errors.plannedAt ?? errors.hasTime}
        onChange={(plannedAt) => change({ plannedAt, hasTime: true })}
      />
      {!isBrief && <ReminderField {...{ draft, change, about }} />}
      {draft.kind === "meeting" && <PlaceFields {...{ draft, change, isBrief, about }} error={errors.place} />}
    </>
  );
}

const reminders = ["none", "0", "5", "15", "30", "60", "1440"] as const;

/** How long before its time; usually as the person chose for all activities. */
function ReminderField({ draft, change, about }: Omit<PartProps, "error">) {
  const { t } = useTranslation("activities");
  const { reminder = null } = draft;
  return (
    <NativeSelect
      label={t("web.reminder.label")}
      {...nameAbout(about, t("web.reminder.label"))}
      value={reminder === null ? "" : String(reminder)}
      onChange={(event) => {
        const { value } = event.currentTarget;
        change({ reminder: value === "" ? null : value === "none" ? "none" : Number(value) });
      }}
      data={[
        { value: "", label: t("web.reminder.usual") },
        ...reminders.map((value) => ({ value, label: t(`web.reminder.${value}`) })),
      ]}
    />
  );
}

interface PlaceFieldsProps {
  readonly draft: ActivityDraft;
  readonly change: (part: Partial<ActivityDraft>) => void;
  readonly error: string | undefined;
  readonly isBrief: boolean;
  readonly about: string | undefined;
}

function PlaceFields({ draft, change, error, isBrief, about }: PlaceFieldsProps) {
  const { t } = useTranslation("activities");
  return (
    <div className={classes.pair}>
      <TextInput
        className="grow"
        label={t("web.place")}
        {...nameAbout(about, t("web.place"))}
        value={draft.place}
        error={error}
        onChange={(event) => change({ place: event.currentTarget.value })}
      />
      {!isBrief && (
        <NumberInput
          className={classes.minutes ?? ""}
          label={t("web.minutes")}
          {...nameAbout(about, t("web.minutes"))}
          hideControls
          min={1}
          max={14_400}
          value={draft.durationMinutes ?? ""}
          onChange={(value) => change({ durationMinutes: typeof value === "number" ? value : null })}
        />
      )}
    </div>
  );
}
