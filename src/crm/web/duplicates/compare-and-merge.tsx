import { Button, Radio } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useUndo } from "../../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { useGo } from "../../../ui/link.tsx";
import { type MergePreview, mergeCustomers, previewMerge, undoMerge } from "../../contract.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import classes from "./duplicates.module.css";
import { useRefreshEverything } from "./use-merge.ts";

interface CompareProps {
  readonly kind: CustomerKind;
  readonly one: string;
  readonly other: string;
  /** Of a list of many: the next one waits there, so that it does not go to who is left. */
  readonly staysHere?: boolean;
  readonly onApart: () => void;
  readonly onClose: () => void;
}

/** Field by field, whose value stays; what is not touched stays as the preview proposes it. */
export function CompareAndMerge({ kind, one, other, staysHere = false, onApart, onClose }: CompareProps) {
  const { t } = useTranslation("crm");
  const [isSwapped, setSwapped] = useState(false);
  const [choices, setChoices] = useState<Readonly<Record<string, boolean>>>({});
  const [survivor, merged] = isSwapped ? [other, one] : [one, other];
  const preview = useEndpoint(previewMerge, { query: { kind, survivor, merged } }, { staleTime: 0 });
  const merging = useMerging(kind, staysHere, onClose);
  const { data } = preview;
  if (preview.error !== null && data === undefined)
    return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (data === undefined) return <LinesSkeleton lines={6} />;
  const isTaken = (field: MergePreview["fields"][number]) => choices[field.field] ?? field.isTaken;
  const swap = () => {
    setSwapped(!isSwapped);
    setChoices({});
  };
  const merge = () =>
    merging.mutate({
      body: {
        kind,
        survivor: { id: data.survivor.id, version: data.survivor.version },
        merged: { id: data.merged.id, version: data.merged.version },
        take: data.fields.filter(isTaken).map(({ field }) => field),
      },
    });
  return (
    <div className={classes.compare}>
      <p className="t2">{t("web.duplicates.what", { survivor: data.survivor.name, merged: data.merged.name })}</p>
      <Fields preview={data} isTaken={isTaken} onTake={(field, take) => setChoices({ ...choices, [field]: take })} />
      <Moving preview={data} />
      <FormRefusal error={merging.error} />
      <div className={classes.buttons}>
        <Button leftSection={<IconArrowsExchange size={16} stroke={1.5} />} onClick={swap}>
          {t("web.duplicates.swap")}
        </Button>
        <span className={classes.grow} />
        <Button onClick={onApart}>{t("web.duplicates.apart")}</Button>
        <Button variant="ink" loading={merging.isPending} onClick={merge}>
          {t("web.duplicates.merge")}
        </Button>
      </div>
    </div>
  );
}

/** Says that it is done with the way back, and goes to who is left. */
function useMerging(kind: CustomerKind, staysHere: boolean, onClose: () => void) {
  const { t } = useTranslation("crm");
  const { offer } = useUndo();
  const go = useGo();
  const refresh = useRefreshEverything();
  const undoing = useMutationEndpoint(undoMerge, { onDone: () => void refresh() });
  return useMutationEndpoint(mergeCustomers, {
    onDone: (merge) => {
      onClose();
      void refresh();
      if (!staysHere) void go(`/${kind === "company" ? "companies" : "contacts"}/${merge.survivor.id}`);
      offer({
        message: t(`web.duplicates.merged.${kind}`, { name: merge.merged.name, survivor: merge.survivor.name }),
        undo: () => undoing.mutateAsync({ params: { id: merge.id }, body: {} }),
      });
    },
  });
}

interface FieldsProps {
  readonly preview: MergePreview;
  readonly isTaken: (field: MergePreview["fields"][number]) => boolean;
  readonly onTake: (field: string, take: boolean) => void;
}

const fieldKey = (field: string) => (field === "ownerId" ? "owner" : field === "companyId" ? "company" : field);

function Fields({ preview, isTaken, onTake }: FieldsProps) {
  const { t } = useTranslation("crm");
  if (preview.fields.length === 0) return <p>{t("web.duplicates.same")}</p>;
  const label = ({ field, label: own }: MergePreview["fields"][number]) =>
    own ?? (field === "companyId" ? t("web.company") : t(`web.field.${fieldKey(field)}` as "web.field.name"));
  const side = (field: MergePreview["fields"][number], isMerged: boolean) => (
    <Radio
      name={`merge-${field.field}`}
      checked={isTaken(field) === isMerged}
      label={(isMerged ? field.merged : field.survivor) ?? t("web.duplicates.empty")}
      onChange={() => onTake(field.field, isMerged)}
    />
  );
  return (
    <table className={classes.fields}>
      <thead>
        <tr>
          <th scope="col">{t("web.duplicates.field")}</th>
          <th scope="col">{t("web.duplicates.stays")}</th>
          <th scope="col">{t("web.duplicates.goes")}</th>
        </tr>
      </thead>
      <tbody>
        {preview.fields.map((field) => (
          <tr key={field.field}>
            <th scope="row">{label(field)}</th>
            <td>{side(field, false)}</td>
            <td>{side(field, true)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const told = ["deals", "deal_contacts", "contacts", "activities", "consents"] as const;

function Moving({ preview }: { preview: MergePreview }) {
  const { t } = useTranslation("crm");
  const parts = told.flatMap((what) => {
    const count = preview.moved.find((moved) => moved.what === what)?.count ?? 0;
    return count > 0 ? [t(`web.duplicates.moving.${what}`, { count })] : [];
  });
  return (
    <p className="t2">
      {parts.length > 0 ? t("web.duplicates.moves", { parts: parts.join(", ") }) : t("web.duplicates.movesNothing")}
    </p>
  );
}
