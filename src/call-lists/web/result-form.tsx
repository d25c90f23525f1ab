import { Button, NativeSelect, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { DateTimeField } from "../../ui/forms/date-time-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { useShortcuts } from "../../ui/keyboard/use-shortcuts.ts";
import { AppLink } from "../../ui/link.tsx";
import {
  type CompanyInHand,
  getCallList,
  getCallListResults,
  listCallLists,
  recordCallResult,
  releaseCall,
} from "../contract.ts";
import { type Outcome, outcomes } from "../domain/after-call.ts";
import classes from "./call-lists.module.css";

interface ResultFormProps {
  readonly listId: string;
  readonly company: CompanyInHand;
  readonly onNext: () => void;
}

const refreshes = [listCallLists, getCallList, getCallListResults];
const again: readonly Outcome[] = ["no_answer", "call_later", "first_contact", "personal_contact"];
const hinted: readonly Outcome[] = ["first_contact", "personal_contact", "negotiation"];

function useRecording({ listId, company, onNext }: ResultFormProps) {
  const { t } = useTranslation("call-lists");
  const toast = useToast();
  const record = useMutationEndpoint(recordCallResult, {
    refreshes,
    onDone: ({ dealId }, { body }) => {
      if (dealId === null) toast(t("web.work.recorded", { outcome: t(`web.outcome.${body.outcome}`).toLowerCase() }));
      else toast(t("web.work.dealMade"), <AppLink to={`/deals/${dealId}`}>{t("web.work.openDeal")}</AppLink>);
      onNext();
    },
  });
  const release = useMutationEndpoint(releaseCall, {
    refreshes,
    onDone: () => {
      toast(t("web.work.skipped"));
      onNext();
    },
  });
  const params = { id: listId };
  return {
    record: (body: Omit<Parameters<typeof record.mutate>[0]["body"], "companyId">) =>
      record.mutate({ params, body: { ...body, companyId: company.id } }),
    skip: () => release.mutate({ params, body: { companyId: company.id } }),
    isBusy: record.isPending || release.isPending,
    error: record.error ?? release.error,
  };
}

/** Keys 1 to 7 choose how the call ended; what it needs is asked then. */
export function ResultForm(props: ResultFormProps) {
  const { t } = useTranslation("call-lists");
  const { record, skip, isBusy, error } = useRecording(props);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [draft, setDraft] = useState({ comment: "", nextAt: null as string | null, contactId: "" });
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  useShortcuts(
    outcomes.map((one, at) => ({ keys: `${at + 1}`, label: t(`web.outcome.${one}`), run: () => setOutcome(one) })),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (outcome === null) return;
    const nextAt = again.includes(outcome) ? draft.nextAt : null;
    record({ outcome, comment: draft.comment, nextAt, contactId: draft.contactId === "" ? null : draft.contactId });
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <Outcomes value={outcome} onChange={setOutcome} />
      {outcome !== null && (
        <>
          <Spoken company={props.company} value={draft.contactId} onChange={(contactId) => change({ contactId })} />
          <Textarea
            label={t(outcome === "refused" ? "web.work.reason" : "web.work.comment")}
            autosize
            minRows={2}
            maxLength={2000}
            value={draft.comment}
            error={serverErrors(error).comment}
            onChange={(event) => change({ comment: event.currentTarget.value })}
          />
          {again.includes(outcome) && (
            <DateTimeField
              label={t("web.work.nextAtField")}
              value={draft.nextAt}
              error={serverErrors(error).nextAt}
              onChange={(nextAt) => change({ nextAt })}
            />
          )}
        </>
      )}
      <FormRefusal error={error} />
      <div className="row">
        <Button type="submit" variant="ink" loading={isBusy} disabled={outcome === null}>
          {t("web.work.save")}
        </Button>
        <Button variant="ghost" disabled={isBusy} onClick={skip}>
          {t("web.work.skip")}
        </Button>
      </div>
    </form>
  );
}

function Outcomes({ value, onChange }: { value: Outcome | null; onChange: (outcome: Outcome) => void }) {
  const { t } = useTranslation("call-lists");
  return (
    <fieldset className={classes.outcomes}>
      <legend className="md">{t("web.work.result")}</legend>
      {outcomes.map((one, at) => (
        <button
          key={one}
          type="button"
          className={classes.outcome}
          aria-pressed={one === value}
          onClick={() => onChange(one)}
        >
          <kbd className="not-phone">{at + 1}</kbd>
          <span>
            {t(`web.outcome.${one}`)}
            {hinted.includes(one) && <span className="t2 sm"> {t(`web.outcomeHint.${one}`)}</span>}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

interface SpokenProps {
  readonly company: CompanyInHand;
  readonly value: string;
  readonly onChange: (contactId: string) => void;
}

function Spoken({ company, value, onChange }: SpokenProps) {
  const { t } = useTranslation("call-lists");
  const contacts = company.phones.flatMap(({ contact }) => (contact === null ? [] : [contact]));
  if (contacts.length === 0) return null;
  return (
    <NativeSelect
      label={t("web.work.whom")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: "", label: t("web.work.nobody") },
        ...contacts.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
