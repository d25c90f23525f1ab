import { Button, Modal, NativeSelect, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { type Absence, changeAbsence, createAbsence, listAbsences } from "../contract.ts";
import { absenceKinds, dayParts } from "../domain/vocabulary.ts";
import classes from "./working-calendar.module.css";

interface AbsenceDialogProps {
  readonly absence: Absence | null;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly month: CalendarDate;
  readonly onClose: () => void;
}

/** Who, why, from when to when. */
export function AbsenceDialog({ absence, people, month, onClose }: AbsenceDialogProps) {
  const { t } = useTranslation("working-calendar");
  const title = absence === null ? t("absences.add") : t("absences.edit", { name: absence.person.name });
  return (
    <Modal opened onClose={onClose} size={440} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <AbsenceForm {...{ absence, people, month, onClose }} />
    </Modal>
  );
}

function useSaving(absence: Absence | null, onClose: () => void) {
  const options = { refreshes: [listAbsences], onDone: onClose };
  const create = useMutationEndpoint(createAbsence, options);
  const change = useMutationEndpoint(changeAbsence, options);
  const save = ({ personId, ...body }: Draft) =>
    absence === null
      ? create.mutate({ body: { ...body, personId } })
      : change.mutate({ params: { id: absence.id }, body: { ...body, version: absence.version } });
  return { save, isBusy: create.isPending || change.isPending, error: create.error ?? change.error };
}

interface Draft extends Pick<Absence, "kind" | "from" | "to" | "part" | "comment"> {
  readonly personId: string;
}

function draftOf(absence: Absence | null, month: CalendarDate): Draft {
  if (absence === null) return { personId: "", kind: "vacation", from: month, to: month, part: "day", comment: null };
  const { person, kind, from, to, part, comment } = absence;
  return { personId: person.id, kind, from, to, part, comment };
}

function AbsenceForm({ absence, people, month, onClose }: AbsenceDialogProps) {
  const { t } = useTranslation("working-calendar");
  const { save, isBusy, error } = useSaving(absence, onClose);
  const [draft, setDraft] = useState(() => draftOf(absence, month));
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.personId !== "") save({ ...draft, part: draft.from === draft.to ? draft.part : "day" });
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      {absence === null && (
        <Select
          label={t("absences.person")}
          searchable
          data-autofocus
          value={draft.personId === "" ? null : draft.personId}
          onChange={(personId) => change({ personId: personId ?? "" })}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          error={serverErrors(error).personId}
        />
      )}
      <NativeSelect
        label={t("absences.kind")}
        value={draft.kind}
        onChange={(event) => change({ kind: absenceKinds.find((one) => one === event.currentTarget.value) ?? "other" })}
        data={absenceKinds.map((value) => ({ value, label: t(`absences.kinds.${value}`) }))}
      />
      <Span draft={draft} change={change} />
      <TextInput
        label={t("absences.comment")}
        maxLength={500}
        value={draft.comment ?? ""}
        onChange={(event) => change({ comment: event.currentTarget.value === "" ? null : event.currentTarget.value })}
      />
      <FormRefusal error={error} />
      <div className="row">
        <Button type="submit" variant="ink" loading={isBusy} disabled={draft.personId === ""}>
          {t("save")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

/** From when to when; of one day, which part. */
function Span({ draft, change }: { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation("working-calendar");
  const begin = (from: CalendarDate | null) => {
    if (from !== null) change(from > draft.to ? { from, to: from } : { from });
  };
  return (
    <>
      <DateField label={t("absences.from")} value={draft.from} onChange={begin} />
      <DateField label={t("absences.to")} value={draft.to} onChange={(to) => to && change({ to })} />
      {draft.from === draft.to && (
        <NativeSelect
          label={t("absences.part")}
          value={draft.part}
          onChange={(event) => change({ part: dayParts.find((one) => one === event.currentTarget.value) ?? "day" })}
          data={dayParts.map((value) => ({ value, label: t(`absences.parts.${value}`) }))}
        />
      )}
    </>
  );
}
