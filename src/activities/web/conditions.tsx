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
  readonly autoFocus?: boolean;
  readonly onSaved: () => void;
}

/** The condition "a meeting is scheduled": place, date and time, filled in place. */
export function ScheduleMeeting({ dealId, onSaved, autoFocus = false }: ConditionProps) {
  return (
    <PlanStep
      isQuiet
      dealId={dealId}
      isKindFixed
      initial={emptyDraft("meeting")}
      onDone={onSaved}
      autoFocus={autoFocus}
    />
  );
}

/** The condition "a next step is planned". */
export function PlanNextStep({ dealId, onSaved, autoFocus = false }: ConditionProps) {
  return <PlanStep isQuiet dealId={dealId} onDone={onSaved} autoFocus={autoFocus} />;
}

/** The condition "the meeting took place", "the call was made": completes the planned one, or records it as done. */
export function DoneActivity({ dealId, kind, onSaved, autoFocus = false }: ConditionProps & { kind: ActivityKind }) {
  const { t } = useTranslation("activities");
  const planned = useOpenActivities(dealId).filter((one) => one.kind === kind);
  const [completing, setCompleting] = useState<Activity | null>(null);
  const first = planned[0];
  if (first === undefined) {
    return (
      <PlanStep
        isQuiet
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
