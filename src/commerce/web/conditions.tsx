import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "../../kernel/money.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { MoneyField } from "../../ui/forms/money-field.tsx";
import { nameAbout } from "../../ui/forms/name-about.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { DocumentKind } from "../domain/document-kind.ts";
import classes from "./commerce.module.css";
import { FileDrop } from "./file-drop.tsx";
import { useDocumentChanges, useDocuments, usePaymentChanges, usePayments } from "./use-commerce.ts";

export type DocumentMark = "attached" | "sent" | "received" | "signed";

interface DocumentConditionProps {
  readonly dealId: string;
  readonly kind: DocumentKind;
  readonly mark: DocumentMark;
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly onSaved: () => void;
}

/** The condition "the contract is signed", "the invoice is attached": the document's mark or file, in place. */
export function DocumentCondition(props: DocumentConditionProps) {
  return props.mark === "attached" ? <Attach {...props} /> : <Mark {...props} mark={props.mark} />;
}

function useDocumentOf(dealId: string, kind: DocumentKind) {
  const { t } = useTranslation("commerce");
  const documents = useDocuments(dealId);
  const changes = useDocumentChanges();
  const known = documents.data?.items.find((one) => one.kind === kind);
  const ensure = async () =>
    known ?? changes.create.mutateAsync({ body: { dealId, kind, title: t(`web.documentKind.${kind}`) } });
  return { ...changes, ensure, isKnown: !documents.isPending };
}

function Attach({ dealId, kind, label, onSaved, autoFocus = false }: DocumentConditionProps) {
  const { ensure, upload, isKnown } = useDocumentOf(dealId, kind);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const send = async (file: File) => {
    setBusy(true);
    try {
      await upload(await ensure(), file);
      onSaved();
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <FileDrop
      label={label}
      onFile={(file) => void send(file)}
      isBusy={isBusy || !isKnown}
      error={error}
      autoFocus={autoFocus}
    />
  );
}

type MarkProps = DocumentConditionProps & { readonly mark: Exclude<DocumentMark, "attached"> };

function Mark({ dealId, kind, mark, label, onSaved, autoFocus = false }: MarkProps) {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const { ensure, change, isKnown } = useDocumentOf(dealId, kind);
  const [on, setOn] = useState<CalendarDate | null>(today);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    try {
      const document = await ensure();
      await change.mutateAsync({ params: { id: document.id }, body: { version: document.version, [`${mark}On`]: on } });
      onSaved();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <div className="grow">
          <DateField label={label} value={on} max={today} onChange={setOn} autoFocus={autoFocus} />
        </div>
        <Button onClick={() => void save()} disabled={on === null || !isKnown} loading={change.isPending}>
          {t(`web.markAs.${mark}`)}
        </Button>
      </div>
      <FormRefusal error={error} />
    </div>
  );
}

interface PaymentConditionProps {
  readonly dealId: string;
  readonly currency: string;
  /** What the server says is still lacking, as a first proposal. */
  readonly suggested: Money | null;
  /** The condition in words: fields of several conditions are told apart by it. */
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly onSaved: () => void;
}

/** The condition "money received": sum and day; an expected payment of this sum is noted as received. */
export function PaymentCondition(props: PaymentConditionProps) {
  const { dealId, currency, suggested, label, onSaved, autoFocus = false } = props;
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const expected = usePayments(dealId).data?.items.find((one) => one.receivedOn === null);
  const { create, receive } = usePaymentChanges();
  const [typed, setTyped] = useState<Money | null | undefined>();
  const amount = typed === undefined ? (expected?.amount ?? suggested) : typed;
  const [on, setOn] = useState<CalendarDate | null>(today);
  const save = () => {
    if (amount === null || on === null) return;
    const done = { onSuccess: onSaved };
    if (expected !== undefined && amount.minor <= expected.amount.minor) {
      const body = { receivedOn: on, amount, version: expected.version };
      receive.mutate({ params: { id: expected.id }, body }, done);
    } else create.mutate({ body: { dealId, amount, receivedOn: on } }, done);
  };
  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <div className="grow">
          <MoneyField
            label={t("web.amount")}
            {...nameAbout(label, t("web.amount"))}
            currency={currency}
            value={amount}
            onChange={setTyped}
            autoFocus={autoFocus}
          />
        </div>
        <div className="grow">
          <DateField
            label={t("web.receivedOn")}
            {...nameAbout(label, t("web.receivedOn"))}
            value={on}
            max={today}
            onChange={setOn}
          />
        </div>
      </div>
      <FormRefusal error={create.error ?? receive.error} />
      <div>
        <Button
          onClick={save}
          disabled={amount === null || on === null}
          loading={create.isPending || receive.isPending}
        >
          {t("web.noteReceived")}
        </Button>
      </div>
    </div>
  );
}
