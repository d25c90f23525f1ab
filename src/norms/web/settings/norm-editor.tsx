import { Button, Modal, MultiSelect, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Role, roles } from "../../../kernel/actor.ts";
import type { AnswerOf } from "../../../kernel/endpoint.ts";
import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { DateField } from "../../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import {
  changeNormTable,
  createNormTable,
  endNormTable,
  getWorkWeek,
  listNormTables,
  type NormTableAnswer,
  type NormVersionInput,
} from "../../contract.ts";
import { problemsOf } from "../../domain/decision-table.ts";
import { defaultTables, generalTableId } from "../../domain/norm-table.ts";
import { LiveExample } from "./live-example.tsx";
import classes from "./norms.module.css";
import { RowsEditor } from "./rows-editor.tsx";
import { useNormWords } from "./use-norm-words.ts";

interface NormEditorProps {
  readonly edited: NormTableAnswer | "new";
  readonly answer: AnswerOf<typeof listNormTables>;
  readonly onClose: () => void;
}

/** A table of norms in hand: rows, for whom, and from which day on. */
export function NormEditor({ edited, answer, onClose }: NormEditorProps) {
  const { t } = useTranslation("norms");
  const { nameOf } = useNormWords(answer);
  return (
    <Modal
      opened
      onClose={onClose}
      size={820}
      title={edited === "new" ? t("web.settings.add") : nameOf(edited)}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      <EditorForm {...{ edited, answer, onClose }} />
    </Modal>
  );
}

function useDraft({ edited, answer }: Pick<NormEditorProps, "edited" | "answer">) {
  const format = useFormat();
  const { nameOf } = useNormWords(answer);
  const general = defaultTables[0];
  const from = edited === "new" ? null : (edited.later.at(-1) ?? edited.now);
  return useState<NormVersionInput>({
    name: edited === "new" ? "" : nameOf(edited),
    holdsFrom: format.dayOf(Date.now()),
    reach: from?.reach ?? { roles: [], departments: [], regions: [] },
    calls: from?.calls ?? "dialled",
    day: [...(from?.day ?? general?.day ?? [])],
    week: [...(from?.week ?? general?.week ?? [])],
  });
}

function useSaving(edited: NormTableAnswer | "new", onClose: () => void) {
  const { t } = useTranslation("norms");
  const toast = useToast();
  const options = {
    refreshes: [listNormTables, getWorkWeek],
    onDone: () => {
      toast(t("web.settings.saved"));
      onClose();
    },
  };
  const create = useMutationEndpoint(createNormTable, options);
  const change = useMutationEndpoint(changeNormTable, options);
  const end = useMutationEndpoint(endNormTable, options);
  return {
    save: (body: NormVersionInput) =>
      edited === "new" ? create.mutate({ body }) : change.mutate({ params: { id: edited.id }, body }),
    end: (holdsFrom: string) => edited !== "new" && end.mutate({ params: { id: edited.id }, body: { holdsFrom } }),
    isBusy: create.isPending || change.isPending || end.isPending,
    error: create.error ?? change.error ?? end.error,
  };
}

function EditorForm({ edited, answer, onClose }: NormEditorProps) {
  const { t } = useTranslation("norms");
  const [draft, setDraft] = useDraft({ edited, answer });
  const { save, end, isBusy, error } = useSaving(edited, onClose);
  const change = (part: Partial<NormVersionInput>) => setDraft({ ...draft, ...part });
  const isGeneral = edited !== "new" && edited.id === generalTableId;
  const isWhole = draft.name.trim() !== "" && problemsOf(draft.day).length + problemsOf(draft.week).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole && !isBusy) save(draft);
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div className={classes.fields}>
        <TextInput
          label={t("web.settings.name")}
          value={draft.name}
          maxLength={120}
          data-autofocus
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <DateField
          label={t("web.settings.holdsFrom")}
          value={draft.holdsFrom}
          onChange={(day) => day !== null && change({ holdsFrom: day })}
        />
        <NativeSelect
          label={t("web.settings.callsLabel")}
          value={draft.calls}
          onChange={(event) => change({ calls: event.currentTarget.value === "connected" ? "connected" : "dialled" })}
          data={(["dialled", "connected"] as const).map((value) => ({
            value,
            label: t(`web.settings.calls.${value}`),
          }))}
        />
      </div>
      {!isGeneral && <ReachFields draft={draft} change={change} answer={answer} />}
      <RowsEditor title={t("web.settings.day")} rows={draft.day} onChange={(day) => change({ day: [...day] })} />
      <LiveExample rows={draft.day} />
      <RowsEditor title={t("web.settings.week")} rows={draft.week} onChange={(week) => change({ week: [...week] })} />
      <FormRefusal error={error} />
      <div className="row">
        <Button type="submit" variant="ink" loading={isBusy} disabled={!isWhole}>
          {t("web.settings.save")}
        </Button>
        <Button onClick={onClose}>{t("web.settings.cancel")}</Button>
        {edited !== "new" && !isGeneral && (
          <Button className="end" variant="ghost" onClick={() => end(draft.holdsFrom)}>
            {t("web.settings.end")}
          </Button>
        )}
      </div>
    </form>
  );
}

interface ReachFieldsProps {
  readonly draft: NormVersionInput;
  readonly change: (part: Partial<NormVersionInput>) => void;
  readonly answer: NormEditorProps["answer"];
}

function ReachFields({ draft, change, answer }: ReachFieldsProps) {
  const { t } = useTranslation("norms");
  const { reach } = draft;
  const options = (some: readonly { id: string; name: string }[]) =>
    some.map(({ id, name }) => ({ value: id, label: name }));
  const known = new Set(answer.regions.map(({ id }) => id));
  const unnamed = reach.regions.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id }));
  return (
    <div className={classes.fields}>
      <MultiSelect
        label={t("web.settings.roles")}
        placeholder={reach.roles.length === 0 ? t("web.settings.all") : ""}
        value={reach.roles}
        onChange={(chosen) => change({ reach: { ...reach, roles: chosen as Role[] } })}
        data={roles.map((value) => ({ value, label: t(`web.settings.role.${value}`) }))}
      />
      <MultiSelect
        label={t("web.settings.departments")}
        placeholder={reach.departments.length === 0 ? t("web.settings.all") : ""}
        value={reach.departments}
        onChange={(departments) => change({ reach: { ...reach, departments } })}
        data={options(answer.departments)}
      />
      <MultiSelect
        label={t("web.settings.regions")}
        placeholder={reach.regions.length === 0 ? t("web.settings.all") : ""}
        value={reach.regions}
        onChange={(regions) => change({ reach: { ...reach, regions } })}
        data={[...options(answer.regions), ...unnamed]}
      />
    </div>
  );
}
