import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { useMay } from "../../ui/session.tsx";
import { type Consent, exportPerson, listConsents, withdrawConsent } from "../contract.ts";
import { ConsentDialog } from "./consent-dialog.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import classes from "./personal-data.module.css";

interface PersonalDataPanelProps {
  readonly contact: { readonly id: string; readonly name: string };
  /** After the person was erased: the card that is open has nothing left to show. */
  readonly onErased: () => void;
}

/** A contact's consents, and what the law lets the person ask for (PLT-11). */
export function PersonalDataPanel({ contact, onErased }: PersonalDataPanelProps) {
  const { t } = useTranslation("personal-data");
  const consents = useEndpoint(listConsents, { params: { id: contact.id } });
  const mayEdit = useMay("customers.edit");
  const mayManage = useMay("personal_data.manage");
  const [isRecording, setRecording] = useState(false);
  const items = consents.data?.items ?? [];
  const record = mayEdit && (
    <Button size="sm" onClick={() => setRecording(true)}>
      {t("record")}
    </Button>
  );
  return (
    <Panel title={t("title")} {...(record ? { aside: record } : {})}>
      {consents.isPending && <LinesSkeleton lines={2} />}
      {consents.error && <ErrorState error={consents.error} onRetry={() => void consents.refetch()} />}
      {consents.data && items.length === 0 && <p className="t2">{t("empty")}</p>}
      <ul className={classes.lines}>
        {items.map((consent) => (
          <ConsentLine key={consent.id} consent={consent} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayManage && <Rights contact={contact} onErased={onErased} />}
      {isRecording && <ConsentDialog contactId={contact.id} onClose={() => setRecording(false)} />}
    </Panel>
  );
}

function ConsentLine({ consent, mayEdit }: { readonly consent: Consent; readonly mayEdit: boolean }) {
  const { t } = useTranslation("personal-data");
  const format = useFormat();
  const toast = useToast();
  const withdrawing = useMutationEndpoint(withdrawConsent, {
    refreshes: [listConsents],
    onDone: () => toast(t("withdrawnNow")),
    onRefused: (error) => toast(error.message),
  });
  const told = (moment: string) => format.moment(Date.parse(moment), Date.now());
  const purpose = t(`purpose.${consent.purpose}`);
  return (
    <li className={classes.line}>
      <span className={classes.what}>
        <b>{purpose}</b>
        <span className="t2 sm">{t("given", { source: consent.source, when: told(consent.givenAt) })}</span>
        {consent.text !== "" && <span className="t3 sm">{consent.text}</span>}
      </span>
      <span className={consent.withdrawnAt === null ? "good sm" : "t2 sm"}>
        {consent.withdrawnAt === null ? t("valid") : t("withdrawn", { when: told(consent.withdrawnAt) })}
      </span>
      {mayEdit && consent.withdrawnAt === null && (
        <Button
          size="sm"
          loading={withdrawing.isPending}
          aria-label={t("withdrawNamed", { purpose })}
          onClick={() => withdrawing.mutate({ params: { id: consent.id } })}
        >
          {t("withdraw")}
        </Button>
      )}
    </li>
  );
}

function Rights({ contact, onErased }: PersonalDataPanelProps) {
  const { t } = useTranslation("personal-data");
  const toast = useToast();
  const [isErasing, setErasing] = useState(false);
  const exporting = useMutationEndpoint(exportPerson, {
    onDone: (answer) => {
      saveFile(t("fileName"), JSON.stringify(answer, null, 2));
      toast(t("exported"));
    },
    onRefused: (error) => toast(error.message),
  });
  return (
    <div className={classes.buttons}>
      <Button size="sm" loading={exporting.isPending} onClick={() => exporting.mutate({ params: { id: contact.id } })}>
        {t("export")}
      </Button>
      <Button size="sm" variant="subtle" onClick={() => setErasing(true)}>
        {t("erase")}
      </Button>
      {isErasing && <EraseDialog contact={contact} onClose={() => setErasing(false)} onErased={onErased} />}
    </div>
  );
}

function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
