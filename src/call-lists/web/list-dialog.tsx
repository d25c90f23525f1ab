import { Button, Modal, MultiSelect, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
import { usePipelines } from "../../pipeline/web/index.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { type CallList, changeCallList, createCallList, getCallListResults, listCallLists } from "../contract.ts";
import classes from "./call-lists.module.css";

interface ListDialogProps {
  readonly list: CallList | null;
  readonly onClose: () => void;
  readonly onCreated: (list: CallList) => void;
}

/** Name, people, norm and rest of a list; an existing one is closed here too. */
export function ListDialog(props: ListDialogProps) {
  const { t } = useTranslation("call-lists");
  const { list, onClose } = props;
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={list === null ? t("web.form.create") : t("web.form.change", { name: list.name })}
      closeButtonProps={{ "aria-label": t("web.form.cancel") }}
    >
      <ListForm {...props} />
    </Modal>
  );
}

function useSaving({ list, onClose, onCreated }: ListDialogProps) {
  const refreshes = [listCallLists, getCallListResults];
  const create = useMutationEndpoint(createCallList, {
    refreshes,
    onDone: (made) => {
      onClose();
      onCreated(made);
    },
  });
  const change = useMutationEndpoint(changeCallList, { refreshes, onDone: onClose });
  const update = (body: Omit<Parameters<typeof change.mutate>[0]["body"], "version">) => {
    if (list !== null) change.mutate({ params: { id: list.id }, body: { ...body, version: list.version } });
  };
  return { create, update, isBusy: create.isPending || change.isPending, error: create.error ?? change.error };
}

function ListForm(props: ListDialogProps) {
  const { t } = useTranslation("call-lists");
  const { list } = props;
  const { items: pipelines, isSuccess } = usePipelines();
  const { create, update, isBusy, error } = useSaving(props);
  const [draft, setDraft] = useState({
    name: list?.name ?? "",
    people: list?.people.map(({ id }) => id) ?? [],
    pipelineId: list?.pipeline.id ?? "",
    callsPerDay: list?.callsPerDay ?? 30,
    restDays: list?.restDays ?? 30,
  });
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const body = { ...draft, pipelineId: draft.pipelineId || (pipelines[0]?.id ?? "") };
  const isFilled = body.name.trim() !== "" && body.people.length > 0 && body.pipelineId !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isFilled) return;
    if (list === null) create.mutate({ body });
    else update(body);
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <TextInput
        label={t("web.form.name")}
        data-autofocus
        maxLength={120}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <PeopleField value={draft.people} onChange={(people) => change({ people })} />
      <NativeSelect
        label={t("web.form.pipeline")}
        description={isSuccess && pipelines.length === 0 ? t("web.form.noPipeline") : undefined}
        value={body.pipelineId}
        onChange={(event) => change({ pipelineId: event.currentTarget.value })}
        data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Figures value={draft} onChange={change} />
      <FormRefusal error={error} />
      <div className="row">
        <Button type="submit" variant="ink" loading={isBusy} disabled={!isFilled}>
          {t("web.form.save")}
        </Button>
        {list !== null && (
          <Button variant="ghost" onClick={() => update({ isClosed: list.closedAt === null })}>
            {t(list.closedAt === null ? "web.form.close" : "web.form.reopen")}
          </Button>
        )}
      </div>
    </form>
  );
}

function PeopleField({ value, onChange }: { value: string[]; onChange: (people: string[]) => void }) {
  const { t } = useTranslation("call-lists");
  const people = usePeople();
  return (
    <MultiSelect
      label={t("web.form.people")}
      searchable
      value={value}
      onChange={onChange}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

interface FiguresProps {
  readonly value: { readonly callsPerDay: number; readonly restDays: number };
  readonly onChange: (part: { readonly callsPerDay?: number; readonly restDays?: number }) => void;
}

function Figures({ value, onChange }: FiguresProps) {
  const { t } = useTranslation("call-lists");
  return (
    <>
      <NumberInput
        label={t("web.form.callsPerDay")}
        value={value.callsPerDay}
        min={1}
        max={500}
        allowDecimal={false}
        onChange={(typed) => onChange({ callsPerDay: typeof typed === "number" ? typed : 1 })}
      />
      <NumberInput
        label={t("web.form.restDays")}
        value={value.restDays}
        min={0}
        max={365}
        allowDecimal={false}
        onChange={(typed) => onChange({ restDays: typeof typed === "number" ? typed : 0 })}
      />
    </>
  );
}
