import { Select } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type BulkAsked, type ChangedFields, ChangeField } from "../../../bulk/web/index.ts";
import { usePeople } from "../../../identity/web/index.ts";
import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import type { Selection } from "../../../ui/table/use-selection.ts";
import { startCompanyBulk, startContactBulk } from "../../contract-bulk.ts";
import { CustomerForm } from "../customer-form.tsx";
import classes from "./customers-bulk.module.css";
import { useCompanyFields, useContactFields } from "./use-customer-fields.tsx";

interface CustomerBulkDialogProps extends Omit<BulkAsked, "act"> {
  readonly act: "assign" | "change" | "delete";
  readonly entity: "company" | "contact";
  readonly selection: Selection;
  readonly filter: object;
}

interface Draft {
  /** Undefined until chosen; null: nobody. */
  readonly owner?: string | null;
  readonly fields: ChangedFields | null;
}

/** What to do with all the companies or contacts that are chosen. */
export function CustomerBulkDialog(props: CustomerBulkDialogProps) {
  const { act, entity, selection, filter, onStarted, onClose } = props;
  const { t } = useTranslation("bulk");
  const [draft, setDraft] = useState<Draft>({ fields: null });
  const companies = useMutationEndpoint(startCompanyBulk, { onDone: onStarted });
  const contacts = useMutationEndpoint(startContactBulk, { onDone: onStarted });
  const start = entity === "company" ? companies : contacts;
  const deed = deedOf(act, draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (deed === null) return;
    const which = selection.isEverything ? { filter } : { ids: [...selection.keys] };
    // The server reads the filter and the fields as it reads those of the list and of a single change.
    start.mutate({ body: { ...which, action: deed } as never });
  };
  return (
    <CustomerForm
      title={t(`web.${entity}.title.${act}`, { count: selection.count })}
      action={t(`web.submit.${act}`)}
      isBusy={start.isPending}
      isReady={deed !== null}
      error={start.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={classes.whole}>
        {act === "assign" && <Owner draft={draft} onChange={setDraft} />}
        {act === "change" && <Field entity={entity} onChange={(fields) => setDraft({ fields })} />}
        {act === "delete" && <p className="t2">{t("web.deleteHint")}</p>}
      </div>
    </CustomerForm>
  );
}

/** Null until everything needed is filled in. */
function deedOf(act: CustomerBulkDialogProps["act"], { owner, fields }: Draft): object | null {
  if (act === "delete") return { kind: "delete" };
  if (act === "assign") return owner === undefined ? null : { kind: "assign", ownerId: owner };
  return fields === null ? null : { kind: "change", fields };
}

const nobody = "nobody";

function Owner({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const { t } = useTranslation("bulk");
  const people = usePeople().map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={t("web.responsible")}
      data-autofocus
      required
      searchable
      data={[...people, { value: nobody, label: t("web.nobody") }]}
      value={draft.owner === null ? nobody : (draft.owner ?? null)}
      onChange={(value) =>
        onChange({ fields: null, ...(value === null ? {} : { owner: value === nobody ? null : value }) })
      }
    />
  );
}

interface FieldProps {
  readonly entity: "company" | "contact";
  readonly onChange: (fields: ChangedFields | null) => void;
}

function Field({ entity, onChange }: FieldProps) {
  const fields = { company: useCompanyFields(), contact: useContactFields() };
  return <ChangeField entity={entity} fields={fields[entity]} onChange={onChange} />;
}
