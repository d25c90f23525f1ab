import { Button, Modal, MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useDepartments, usePeople } from "../../identity/web/index.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useSession } from "../../ui/session.tsx";
import {
  archiveRhythmEvent,
  changeRhythmEvent,
  createRhythmEvent,
  listRhythmEvents,
  listRhythmMeetings,
  type RhythmEvent,
} from "../contract.ts";
import { type AgendaSourceKey, agendaSourceKeys, attendances, frequencies } from "../domain/vocabulary.ts";
import classes from "./rhythm.module.css";

const refreshes = [listRhythmEvents, listRhythmMeetings];
const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;

/** When, who leads, who comes, what is looked at. */
export function EventDialog({ event, onClose }: { readonly event: RhythmEvent | null; readonly onClose: () => void }) {
  const { t } = useTranslation("rhythm");
  const { user } = useSession();
  const form = useForm<Draft>({ initialValues: draftOf(event, user.id) });
  const creating = useMutationEndpoint(createRhythmEvent, { refreshes, onDone: onClose });
  const changing = useMutationEndpoint(changeRhythmEvent, { refreshes, onDone: onClose });
  const save = (draft: Draft) => {
    const body = bodyOf(draft);
    if (event === null) creating.mutate({ body });
    else changing.mutate({ params: { id: event.id }, body: { ...body, version: event.version } });
  };
  return (
    <Modal
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
      opened
      onClose={onClose}
      title={event === null ? t("web.newEvent") : t("web.editEvent", { name: event.name })}
      size={560}
    >
      <form noValidate className={classes.form} onSubmit={form.onSubmit(save)}>
        <TextInput label={t("web.name")} required data-autofocus {...form.getInputProps("name")} />
        <WhoFields form={form} />
        <WhenFields form={form} />
        <MultiSelect
          label={t("web.agenda")}
          description={t("web.agendaHint")}
          data={agendaSourceKeys.map((value) => ({ value, label: t(`source.${value}`) }))}
          {...form.getInputProps("agenda")}
        />
        <FormRefusal error={creating.error ?? changing.error} />
        <div className={classes.buttons}>
          <Button type="submit" variant="ink" loading={creating.isPending || changing.isPending}>
            {t("web.save")}
          </Button>
          {event !== null && <Archive id={event.id} onDone={onClose} />}
        </div>
      </form>
    </Modal>
  );
}

function Archive({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { t } = useTranslation("rhythm");
  const toast = useToast();
  const archiving = useMutationEndpoint(archiveRhythmEvent, {
    refreshes,
    onDone: () => {
      toast(t("web.archived"));
      onDone();
    },
    onRefused: (error) => toast(error.message),
  });
  return (
    <Button
      variant="default"
      loading={archiving.isPending}
      onClick={() => archiving.mutate({ params: { id }, body: {} })}
    >
      {t("web.archive")}
    </Button>
  );
}

type Form = ReturnType<typeof useForm<Draft>>;

function WhoFields({ form }: { readonly form: Form }) {
  const { t } = useTranslation("rhythm");
  const people = named(usePeople());
  const departments = named(useDepartments());
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t("web.department")}
          data={departments}
          placeholder={t("web.noDepartment")}
          clearable
          {...form.getInputProps("departmentId")}
        />
        <Select
          label={t("web.leader")}
          data={people}
          searchable
          allowDeselect={false}
          {...form.getInputProps("leaderId")}
        />
      </div>
      <Select
        label={t("web.attends")}
        allowDeselect={false}
        data={attendances.map((value) => ({ value, label: t(`web.attendance.${value}`) }))}
        {...form.getInputProps("attends")}
      />
      {form.values.attends === "chosen" && (
        <MultiSelect label={t("web.attendees")} searchable data={people} {...form.getInputProps("attendeeIds")} />
      )}
    </>
  );
}

const named = (items: readonly { readonly id: string; readonly name: string }[]) =>
  items.map(({ id, name }) => ({ value: id, label: name }));

function WhenFields({ form }: { readonly form: Form }) {
  const { t } = useTranslation("rhythm");
  const { frequency } = form.values;
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t("web.frequency")}
          allowDeselect={false}
          data={frequencies.map((value) => ({ value, label: t(`web.frequencies.${value}`) }))}
          {...form.getInputProps("frequency")}
        />
        {frequency === "weekly" && (
          <Select
            label={t("web.weekday")}
            allowDeselect={false}
            data={weekdays.map((value) => ({ value, label: t(`web.weekdays.${value}`) }))}
            {...form.getInputProps("weekday")}
          />
        )}
        {(frequency === "monthly" || frequency === "quarterly") && (
          <NumberInput label={t("web.monthDay")} min={1} max={31} {...form.getInputProps("monthDay")} />
        )}
      </div>
      <div className={classes.pair}>
        <TextInput type="time" label={t("web.time")} {...form.getInputProps("time")} />
        <NumberInput label={t("web.duration")} min={5} max={600} {...form.getInputProps("durationMinutes")} />
        <Select
          label={t("web.dayOff")}
          allowDeselect={false}
          data={(["next", "skip"] as const).map((value) => ({ value, label: t(`web.dayOffs.${value}`) }))}
          {...form.getInputProps("dayOff")}
        />
      </div>
    </>
  );
}

interface Draft extends Pick<RhythmEvent, "name" | "attends" | "frequency" | "time" | "dayOff"> {
  readonly departmentId: string | null;
  readonly leaderId: string;
  readonly attendeeIds: string[];
  readonly weekday: string;
  readonly monthDay: number | string;
  readonly durationMinutes: number | string;
  readonly agenda: AgendaSourceKey[];
}

const draftOf = (event: RhythmEvent | null, userId: string): Draft => ({
  name: event?.name ?? "",
  attends: event?.attends ?? "people",
  departmentId: event?.department?.id ?? null,
  leaderId: event?.leader.id ?? userId,
  attendeeIds: event?.attends === "chosen" ? event.attendees.map(({ id }) => id) : [],
  frequency: event?.frequency ?? "weekly",
  weekday: String(event?.weekday ?? 1),
  monthDay: event?.monthDay ?? 1,
  time: event?.time ?? "10:00",
  durationMinutes: event?.durationMinutes ?? 30,
  dayOff: event?.dayOff ?? "next",
  agenda: [...(event?.agenda ?? [])],
});

const bodyOf = (draft: Draft) => ({
  ...draft,
  weekday: draft.frequency === "weekly" ? Number(draft.weekday) : null,
  monthDay: draft.frequency === "monthly" || draft.frequency === "quarterly" ? Number(draft.monthDay) : null,
  durationMinutes: Number(draft.durationMinutes),
});
