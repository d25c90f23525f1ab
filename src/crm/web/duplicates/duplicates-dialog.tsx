import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { AppLink } from "../../../ui/link.tsx";
import { type Duplicate, findDuplicates, tellApart } from "../../contract.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import { CompareAndMerge } from "./compare-and-merge.tsx";
import classes from "./duplicates.module.css";

interface DuplicatesDialogProps {
  readonly kind: CustomerKind;
  readonly customer: { readonly id: string; readonly name: string };
  readonly items: readonly Duplicate[];
  readonly onClose: () => void;
}

/** The candidates with why they are, and for the chosen one what a merge would do. */
export function DuplicatesDialog({ kind, customer, items, onClose }: DuplicatesDialogProps) {
  const { t } = useTranslation("crm");
  const [chosen, setChosen] = useState<Duplicate | null>(items.length === 1 ? (items[0] ?? null) : null);
  const apart = useMutationEndpoint(tellApart, {
    refreshes: [findDuplicates],
    onDone: (_, { body }) => {
      setChosen(null);
      if (items.every(({ id }) => id === body.other)) onClose();
    },
  });
  const keepApart = (other: string) => apart.mutate({ body: { kind, one: customer.id, other, isApart: true } });
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={chosen ? t("web.duplicates.mergeTitle") : t("web.duplicates.title", { name: customer.name })}
      closeButtonProps={{ "aria-label": t("ui:confirm.close") }}
    >
      <FormRefusal error={apart.error} />
      {chosen === null ? (
        <ul className={classes.list}>
          {items.map((item) => (
            <Candidate key={item.id} kind={kind} item={item} onChoose={setChosen} onApart={keepApart} />
          ))}
        </ul>
      ) : (
        <CompareAndMerge
          kind={kind}
          one={customer.id}
          other={chosen.id}
          onApart={() => keepApart(chosen.id)}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

interface CandidateProps {
  readonly kind: CustomerKind;
  readonly item: Duplicate;
  readonly onChoose: (item: Duplicate) => void;
  readonly onApart: (id: string) => void;
}

function Candidate({ kind, item, onChoose, onApart }: CandidateProps) {
  const { t } = useTranslation("crm");
  const format = useFormat();
  const known = [item.inn, item.phone, item.email, item.place].filter((part) => part !== null && part !== "");
  const reasons = item.reasons.map((reason) => t(`web.duplicates.reason.${reason}`)).join(", ");
  return (
    <li className={classes.candidate}>
      <div className={classes.grow}>
        <AppLink className={classes.name} to={`/${kind === "company" ? "companies" : "contacts"}/${item.id}`}>
          {item.name}
        </AppLink>
        <div className="t2 sm">{known.join(" · ")}</div>
        <div className="sm">{t("web.duplicates.why", { reasons, confidence: format.share(item.confidence) })}</div>
      </div>
      <Button size="sm" onClick={() => onApart(item.id)}>
        {t("web.duplicates.apart")}
      </Button>
      <Button size="sm" variant="ink" onClick={() => onChoose(item)}>
        {t("web.duplicates.compare")}
      </Button>
    </li>
  );
}
