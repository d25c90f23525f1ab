import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Activity } from "../contract.ts";
import type { ActivityKind } from "../domain/activity-kind.ts";
import { emptyDraft } from "./activity-form.tsx";
import { CompletionDialog } from "./completion-dialog.tsx";
import { PlanStep } from "./plan-step.tsx";
import { useOpenActivities } from "./use-activities.ts";

interface ConditionProps {
  readonly dealId: string;
  /** The condition in words: fields of several conditions are told apart by it. */
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly onSaved: () => void;
}

/** The condition "a meeting is scheduled": place, date and time, filled in place. */
export function ScheduleMeeting({ dealId, label, onSaved, autoFocus = false }: ConditionProps) {
  return (
    <PlanStep
      isQuiet
      about={label}
      dealId={dealId}
      isKindFixed
      initial={emptyDraft("meeting")}
      onDone={onSaved}
      autoFocus={autoFocus}
    />
  );
}

/** The condition "a next step is planned". */
export function PlanNextStep({ dealId, label, onSaved, autoFocus = false }: ConditionProps) {
  return <PlanStep isQuiet about={label} dealId={dealId} onDone={onSaved} autoFocus={autoFocus} />;
}

/** The condition "the meeting took place", "the call was made": completes the planned one, or records it as done. */
export function DoneActivity({
  dealId,
  label,
  kind,
  onSaved,
  autoFocus = false,
}: ConditionProps & { kind: ActivityKind }) {
  const { t } = useTranslation("activities");
  const open = useOpenActivities(dealId);
  const [completing, setCompleting] = useState<Activity | null>(null);
  const first = open.items.find((one) => one.kind === kind);
  // The form for one that was never planned must not flash and take the focus while the planned one is on its way.
  if (open.isPending) return <div style={{ minHeight: 28 }} aria-busy />;
  if (first === undefined) {
    return (
      <PlanStep
        isQuiet
        about={label}
        dealId={dealId}
        isKindFixed
        isDone
        initial={emptyDraft(kind)}
        onDone={onSaved}
        autoFocus={autoFocus}
      />
    );
  }
  return (
    <div className="row" style={{ flexWrap: "wrap" }}>
      <span className="grow t2 sm">{first.subject}</span>
      <Button size="sm" data-autofocus={autoFocus || undefined} onClick={() => setCompleting(first)}>
        {t(kind === "meeting" ? "web.held" : "web.done")}
      </Button>
      <CompletionDialog activity={completing} onClose={() => setCompleting(null)} onDone={onSaved} />
    </div>
  );
}
