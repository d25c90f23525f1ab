import { Autocomplete, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Chosen, CompanySelect, ContactSelect } from "../../../crm/web/index.ts";
import { CustomInputs, type OwnValues } from "../../../custom-fields/web/index.ts";
import { usePeople } from "../../../identity/web/index.ts";
import type { Money } from "../../../kernel/money.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import { call } from "../../../ui/api/client.ts";
import { isProblem } from "../../../ui/api/problem-error.ts";
import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useUndo } from "../../../ui/feedback/toast.tsx";
import { DateField } from "../../../ui/forms/date-field.tsx";
import { MoneyField } from "../../../ui/forms/money-field.tsx";
import { serverErrors } from "../../../ui/forms/server-errors.ts";
import type { CommandSubject } from "../../../ui/palette/palette-actions.ts";
import { useMay, useSession } from "../../../ui/session.tsx";
import { countDeals, createDeal, type DealAnswer, deleteDeal, getBoard, listDeals } from "../../contract.ts";
import { useRefreshDeal } from "../use-deal.tsx";
import { useKnownValues } from "../use-known-values.ts";
import { DealDialog } from "./deal-dialog.tsx";
import classes from "./dialogs.module.css";

interface Draft {
  readonly title: string;
  readonly company: Chosen | null;
  readonly contact: Chosen | null;
  readonly amount: Money | null;
  readonly ownerId: string;
  readonly channel: string;
  readonly source: string;
  readonly expectedCloseOn: CalendarDate | null;
  readonly custom: OwnValues;
}

interface NewDealDialogProps {
  readonly opened: boolean;
  readonly pipelineId: string;
  /** The customer whose page asks. */
  readonly about?: CommandSubject | undefined;
  readonly onClose: () => void;
  readonly onCreated?: (deal: DealAnswer) => void;
}

/** N: a new deal on the first stage; what was typed stays when the server refuses, and until the page is left. */
export function NewDealDialog(props: NewDealDialogProps) {
  const { opened, pipelineId, onClose } = props;
  const { t } = useTranslation("pipeline");
  const me = useSession().user.id;
  const empty: Draft = {
    title: "",
    company: props.about?.company ?? null,
    contact: props.about?.contact ?? null,
    amount: null,
    ownerId: me,
    channel: "",
    source: "",
    expectedCloseOn: null,
    custom: {},
  };
  const [draft, setDraft] = useState(empty);
  const create = useCreate(props, () => setDraft(empty));
  const subject = draft.title.trim() === "" ? (draft.company?.name ?? "") : draft.title.trim();
  const error = create.error;
  return (
    <DealDialog
      {...{ opened, onClose }}
      title={t("web.newDeal.title")}
      submitLabel={t("web.newDeal.submit")}
      isBusy={create.isPending}
      isReady={subject !== ""}
      error={isProblem(error, "conditions_not_met") ? null : error}
      onSubmit={() => create.mutate({ body: bodyOf(draft, subject, pipelineId) })}
    >
      <Fields draft={draft} change={(part) => setDraft({ ...draft, ...part })} errors={serverErrors(error)} />
    </DealDialog>
  );
}

function useCreate({ onClose, onCreated }: NewDealDialogProps, clear: () => void) {
  const { t } = useTranslation("pipeline");
  const { offer } = useUndo();
  const refresh = useRefreshDeal();
  return useMutationEndpoint(createDeal, {
    refreshes: [getBoard, listDeals, countDeals],
    onDone: (deal) => {
      clear();
      onClose();
      onCreated?.(deal);
      const undo = async () => {
        await call(deleteDeal, { params: { id: deal.id } });
        await refresh(deal.id);
      };
      offer({ message: t("web.newDeal.done", { title: deal.company?.name ?? deal.title }), undo });
    },
  });
}

function bodyOf(draft: Draft, title: string, pipelineId: string) {
  const { company, contact, amount, ownerId, channel, source, expectedCloseOn, custom } = draft;
  return {
    title,
    pipelineId,
    ownerId,
    companyId: company?.id ?? null,
    amountMinor: amount?.minor ?? null,
    channel: channel.trim() === "" ? null : channel.trim(),
    source: source.trim() === "" ? null : source.trim(),
    expectedCloseOn,
    custom,
    contacts: contact === null ? [] : [{ contactId: contact.id, isMain: true }],
  };
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly errors: Record<string, string>;
}

function Fields({ draft, change, errors }: FieldsProps) {
  const { t } = useTranslation("pipeline");
  const { currency } = useSession().workspace;
  return (
    <>
      <TextInput
        label={t("web.field.title")}
        placeholder={t("web.newDeal.titleHint")}
        data-autofocus
        value={draft.title}
        error={errors.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <CompanySelect
        label={t("web.field.company")}
        value={draft.company}
        error={errors.companyId}
        onChange={(company) => change({ company })}
      />
      <ContactSelect
        label={t("web.field.contact")}
        value={draft.contact}
        companyId={draft.company?.id ?? null}
        onChange={(contact) => change({ contact })}
      />
      <div className={classes.pair}>
        <MoneyField
          label={t("web.field.amount")}
          currency={currency}
          value={draft.amount}
          error={errors.amountMinor}
          onChange={(amount) => change({ amount })}
        />
        <DateField
          label={t("web.field.expectedCloseOn")}
          value={draft.expectedCloseOn}
          error={errors.expectedCloseOn}
          onChange={(expectedCloseOn) => change({ expectedCloseOn })}
        />
      </div>
      <Origin draft={draft} change={change} />
      <CustomInputs entity="deal" values={draft.custom} errors={errors} onChange={(custom) => change({ custom })} />
    </>
  );
}

function Origin({ draft, change }: Omit<FieldsProps, "errors">) {
  const { t } = useTranslation("pipeline");
  const { user } = useSession();
  const mayAssign = useMay("deals.assign");
  const people = usePeople();
  const owners = people.some(({ id }) => id === user.id) ? people : [user, ...people];
  return (
    <>
      <div className={classes.pair}>
        <Autocomplete
          label={t("web.field.channel")}
          data={useKnownValues("channel")}
          value={draft.channel}
          onChange={(channel) => change({ channel })}
        />
        <Autocomplete
          label={t("web.field.source")}
          data={useKnownValues("source")}
          value={draft.source}
          onChange={(source) => change({ source })}
        />
      </div>
      {mayAssign && (
        <Select
          label={t("web.field.owner")}
          searchable
          allowDeselect={false}
          data={owners.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.ownerId}
          onChange={(ownerId) => ownerId !== null && change({ ownerId })}
        />
      )}
    </>
  );
}
