import { Autocomplete, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type BulkAsked, type ChangedFields, ChangeField } from "../../../bulk/web/index.ts";
import { usePeople } from "../../../identity/web/index.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import { addDays, startOfDay } from "../../../kernel/zoned-time.ts";
import type { InputOf } from "../../../ui/api/client.ts";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { DateField } from "../../../ui/forms/date-field.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { Selection } from "../../../ui/table/use-selection.ts";
import { listLossReasons } from "../../contract.ts";
import { startBulk } from "../../contract-bulk.ts";
import { activityKinds } from "../../domain/vocabulary.ts";
import { DealDialog } from "../dialogs/deal-dialog.tsx";
import { useKnownValues } from "../use-known-values.ts";
import { usePipelines } from "../use-pipelines.ts";
import type { BulkAct } from "./bulk-act.ts";
import { useDealFields } from "./use-deal-fields.tsx";

export interface BulkDialogProps extends Omit<BulkAsked, "act"> {
  readonly act: BulkAct;
  readonly pipeline: string | undefined;
  readonly selection: Selection;
  /** The list's filter, for what is not loaded. */
  readonly filter: Readonly<Record<string, string>>;
}

type Deed = InputOf<typeof startBulk>["body"]["action"];

interface Draft {
  /** A person, a stage, a reason or a kind of activity. */
  readonly choice: string | null;
  readonly text: string;
  readonly day: CalendarDate | null;
  readonly fields: ChangedFields | null;
}

const blank: Draft = { choice: null, text: "", day: null, fields: null };

/** What to do with all that is chosen: the fields of the act, and how many deals it concerns. */
export function BulkDialog(props: BulkDialogProps) {
  const { act, selection, filter, onStarted, onClose } = props;
  const { t } = useTranslation(["pipeline", "bulk"]);
  const { timeZone } = useFormat();
  const [draft, setDraft] = useState<Draft>({ ...blank, choice: act === "plan" ? "task" : null });
  const start = useMutationEndpoint(startBulk, { onDone: onStarted });
  const deed = deedOf(act, draft, timeZone);
  const submit = () => {
    if (deed === null) return;
    // The client sends the filter as the address has it; the server reads each value itself.
    const which = selection.isEverything ? { filter: filter as never } : { ids: [...selection.keys] };
    start.mutate({ body: { ...which, action: deed } });
  };
  return (
    <DealDialog
      opened
      title={t(`bulk:web.deal.title.${act}`, { count: selection.count })}
      submitLabel={t(`bulk:web.submit.${act}`)}
      isReady={deed !== null}
      isBusy={start.isPending}
      error={start.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields {...props} draft={draft} change={(part) => setDraft({ ...draft, ...part })} />
    </DealDialog>
  );
}

/** Null until everything needed is filled in. */
function deedOf(act: BulkAct, { choice, text, day, fields }: Draft, timeZone: string): Deed | null {
  const written = text.trim();
  switch (act) {
    case "assign":
      return choice === null ? null : { kind: "assign", ownerId: choice };
    case "move":
      return choice === null ? null : { kind: "move", toStage: choice };
    case "lose":
      return choice === null ? null : { kind: "lose", lossReason: choice, comment: written };
    case "postpone":
      return day === null ? null : { kind: "postpone", comeBackOn: day, reason: written };
    case "plan": {
      const activity = activityKinds.find((kind) => kind === choice);
      if (activity === undefined || day === null || written === "") return null;
      const plannedAt = new Date(startOfDay(day, timeZone)).toISOString();
      return { kind: "plan", activity, subject: written, plannedAt, hasTime: false };
    }
    case "channel":
      return { kind: "change", fields: { channel: written === "" ? null : written } };
    case "field":
      // Whichever field was chosen: the server reads it as it reads a single change.
      return fields === null ? null : { kind: "change", fields: fields as never };
    case "expectedCloseOn":
      return { kind: "change", fields: { expectedCloseOn: day } };
    case "delete":
      return { kind: "delete" };
  }
}

interface FieldsProps extends BulkDialogProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function Fields(props: FieldsProps) {
  const { t } = useTranslation(["pipeline", "bulk"]);
  switch (props.act) {
    case "assign":
      return <Person {...props} />;
    case "move":
      return <Stage {...props} />;
    case "lose":
      return <Loss {...props} />;
    case "plan":
      return <Step {...props} />;
    case "postpone":
      return (
        <>
          <Day {...props} label={t("web.postpone.until")} later />
          <Words {...props} label={t("web.postpone.reason")} />
        </>
      );
    case "channel":
      return <Channel {...props} />;
    case "field":
      return <Field {...props} />;
    case "expectedCloseOn":
      return <Day {...props} label={t("web.field.expectedCloseOn")} hint={t("bulk:web.blankHint")} />;
    case "delete":
      return <p className="t2">{t("bulk:web.deleteHint")}</p>;
  }
}

type Part = Pick<FieldsProps, "draft" | "change">;
interface Choice {
  readonly value: string;
  readonly label: string;
}

function Choose({ draft, change, label, data }: Part & { readonly label: string; readonly data: readonly Choice[] }) {
  return (
    <Select
      label={label}
      data-autofocus
      required
      searchable
      data={[...data]}
      value={draft.choice}
      onChange={(choice) => change({ choice })}
    />
  );
}

function Person(part: Part) {
  const { t } = useTranslation(["pipeline", "bulk"]);
  const people = usePeople().map(({ id, name }) => ({ value: id, label: name }));
  return <Choose {...part} label={t("web.field.owner")} data={people} />;
}

function Stage(part: FieldsProps) {
  const { t } = useTranslation(["pipeline", "bulk"]);
  const stages = usePipelines().items.find(({ id }) => id === part.pipeline)?.stages ?? [];
  return (
    <>
      <Choose {...part} label={t("bulk:web.stage")} data={stages.map(({ id, name }) => ({ value: id, label: name }))} />
      <p className="t2 sm">{t("bulk:web.moveHint")}</p>
    </>
  );
}

function Loss(part: Part) {
  const { t } = useTranslation(["pipeline", "bulk"]);
  const reasons = useEndpoint(listLossReasons, {}, { staleTime: 300_000 }).data?.items ?? [];
  const live = reasons.filter((one) => one.archivedAt === null).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Choose {...part} label={t("web.lose.reason")} data={live} />
      <Words {...part} label={t("web.lose.comment")} />
    </>
  );
}

/** A meeting needs a place and an hour of its own, so it is planned deal by deal. */
function Step(part: Part) {
  const { t } = useTranslation(["pipeline", "activities", "bulk"]);
  const kinds = activityKinds.filter((kind) => kind !== "meeting" && kind !== "note");
  const data = kinds.map((kind) => ({ value: kind, label: t(`activities:web.kind.${kind}`) }));
  return (
    <>
      <Choose {...part} label={t("bulk:web.kind")} data={data} />
      <TextInput
        label={t("bulk:web.subject")}
        required
        value={part.draft.text}
        onChange={(event) => part.change({ text: event.currentTarget.value })}
      />
      <Day {...part} label={t("bulk:web.day")} today />
    </>
  );
}

function Channel({ draft, change }: Part) {
  const { t } = useTranslation(["pipeline", "bulk"]);
  return (
    <Autocomplete
      label={t("web.field.channel")}
      description={t("bulk:web.blankHint")}
      data-autofocus
      data={useKnownValues("channel")}
      value={draft.text}
      onChange={(text) => change({ text })}
    />
  );
}

function Field({ change }: Part) {
  return <ChangeField entity="deal" fields={useDealFields()} onChange={(fields) => change({ fields })} />;
}

function Words({ draft, change, label }: Part & { readonly label: string }) {
  return (
    <Textarea
      label={label}
      autosize
      minRows={2}
      value={draft.text}
      onChange={(event) => change({ text: event.currentTarget.value })}
    />
  );
}

interface DayProps extends Part {
  readonly label: string;
  readonly hint?: string;
  readonly later?: boolean;
  readonly today?: boolean;
}

function Day({ draft, change, label, hint, later = false, today = false }: DayProps) {
  const format = useFormat();
  const now = format.dayOf(Date.now());
  const min = later ? addDays(now, 1) : today ? now : undefined;
  return (
    <DateField
      label={label}
      value={draft.day}
      onChange={(day) => change({ day })}
      {...(hint === undefined ? { required: true } : { description: hint })}
      {...(min === undefined ? {} : { min })}
    />
  );
}
