import { Button, Modal, MultiSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDepartments, usePeople } from "../../identity/web/index.ts";
import { isCalendarDate } from "../../kernel/zoned-time.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { changeRegion, createRegion, listRegions, type Region } from "../contract.ts";
import classes from "./working-calendar.module.css";

interface RegionDialogProps {
  readonly region: Region | null;
  readonly onClose: () => void;
}

const textOf = (days: Region["days"]) =>
  days.map(({ date, name }) => [date.split("-").reverse().join("."), name].filter((part) => part).join(" ")).join("\n");

/** The first line that is no day, or all days. */
function daysFrom(text: string): Region["days"] | string {
  const days: Region["days"] = [];
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const [, first = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
    const [, day, month, year] = /^(\d\d?)\.(\d\d?)\.(\d{4})$/.exec(first) ?? [];
    const date = day && month && year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : first;
    if (!isCalendarDate(date)) return line;
    days.push({ date, name: rest === "" ? null : rest });
  }
  return days;
}

/** Name, days off, and who belongs to the region. */
export function RegionDialog({ region, onClose }: RegionDialogProps) {
  const { t } = useTranslation("working-calendar");
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={region === null ? t("regions.add") : region.name}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <RegionForm region={region} onClose={onClose} />
    </Modal>
  );
}

function useRegionForm({ region, onClose }: RegionDialogProps) {
  const options = { refreshes: [listRegions], onDone: onClose };
  const create = useMutationEndpoint(createRegion, options);
  const change = useMutationEndpoint(changeRegion, options);
  const [name, setName] = useState(region?.name ?? "");
  const [text, setText] = useState(textOf(region?.days ?? []));
  const [departmentIds, setDepartments] = useState(region?.departmentIds ?? []);
  const [personIds, setPeople] = useState(region?.personIds ?? []);
  const days = daysFrom(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof days === "string" || name.trim() === "") return;
    const body = { name: name.trim(), days, departmentIds, personIds };
    if (region === null) create.mutate({ body });
    else change.mutate({ params: { id: region.id }, body: { ...body, version: region.version } });
  };
  const error = create.error ?? change.error;
  const isBusy = create.isPending || change.isPending;
  return {
    name,
    setName,
    text,
    setText,
    departmentIds,
    setDepartments,
    personIds,
    setPeople,
    days,
    submit,
    error,
    isBusy,
  };
}

const optionsOf = (some: readonly { id: string; name: string }[]) =>
  some.map(({ id, name }) => ({ value: id, label: name }));

function RegionForm(props: RegionDialogProps) {
  const { t } = useTranslation("working-calendar");
  const { name, setName, text, setText, days, submit, error, isBusy, ...members } = useRegionForm(props);
  const departments = optionsOf(useDepartments());
  const people = optionsOf(usePeople());
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <TextInput
        label={t("regions.name")}
        data-autofocus
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t("regions.days")}
        description={t("regions.daysHint")}
        autosize
        minRows={4}
        maxRows={10}
        value={text}
        error={typeof days === "string" ? t("regions.lineWrong", { line: days }) : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <MultiSelect
        label={t("regions.departments")}
        data={departments}
        value={members.departmentIds}
        onChange={members.setDepartments}
        searchable
      />
      <MultiSelect
        label={t("regions.people")}
        data={people}
        value={members.personIds}
        onChange={members.setPeople}
        searchable
      />
      <FormRefusal error={error} />
      <div className="row">
        <Button type="submit" variant="ink" loading={isBusy} disabled={name.trim() === "" || typeof days === "string"}>
          {t("save")}
        </Button>
        <Button onClick={props.onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
