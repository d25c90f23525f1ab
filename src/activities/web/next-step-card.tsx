import { Button } from "@mantine/core";
import { IconAlertCircle, IconMail, IconPhone } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useMay } from "../../ui/session.tsx";
import type { Activity } from "../contract.ts";
import classes from "./activities.module.css";
import { emptyDraft } from "./activity-form.tsx";
import { CompletionDialog, type OfferedStep } from "./completion-dialog.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { PlanStep } from "./plan-step.tsx";
import { useNextStep } from "./use-activities.ts";

interface NextStepCardProps {
  readonly dealId: string;
  /** Whom to call or write to. */
  readonly contact: { readonly name: string; readonly phone: string | null; readonly email: string | null } | null;
  /** What is left of the stage's chain, in order. */
  readonly ahead: readonly OfferedStep[];
  readonly isOpen: boolean;
}

/** The one thing to do now: call or write at once, "Готово" with the result and the next step. */
export function NextStepCard({ dealId, contact, ahead, isOpen }: NextStepCardProps) {
  const { data, isPending } = useNextStep(dealId);
  const [completing, setCompleting] = useState<Activity | null>(null);
  if (isPending) return <LinesSkeleton lines={2} />;
  const step = data?.nextStep ?? null;
  if (step === null) return isOpen ? <NoNextStep dealId={dealId} offered={ahead[0]} /> : null;
  // Done, it ticks the step of its kind: the one after it is offered.
  const after = ahead[0]?.activity === step.kind ? ahead[1] : ahead[0];
  return (
    <section className={classes.next}>
      <span className={classes.sign}>
        <KindIcon kind={step.kind} size={16} />
      </span>
      <StepText step={step} />
      <StepButtons step={step} contact={contact} onComplete={() => setCompleting(step)} />
      <CompletionDialog activity={completing} offered={after} onClose={() => setCompleting(null)} />
    </section>
  );
}

function StepText({ step }: { step: Activity }) {
  const { t } = useTranslation("activities");
  const format = useFormat();
  const now = Date.now();
  const at = step.plannedAt === null ? null : Date.parse(step.plannedAt);
  const day =
    at === null ? "" : step.hasTime ? format.moment(at, now) : format.dayNear(format.dayOf(at), format.dayOf(now));
  const isLate = at !== null && (step.hasTime ? at < now : format.dayOf(at) < format.dayOf(now));
  return (
    <div className={classes.what}>
      <h2 className={`xs ${isLate ? "bad" : "t2"}`} style={{ fontWeight: 400 }}>
        {t(isLate ? "web.nextStepLate" : "web.nextStepAt", {
          day: format.language === "ru" ? day.toLocaleLowerCase() : day,
        })}
        {step.place !== null && ` · ${step.place}`}
      </h2>
      <div className={classes.subject}>{step.subject}</div>
    </div>
  );
}

interface StepButtonsProps {
  readonly step: Activity;
  readonly contact: NextStepCardProps["contact"];
  readonly onComplete: () => void;
}

function StepButtons({ step, contact, onComplete }: StepButtonsProps) {
  const { t } = useTranslation("activities");
  const may = useMay("activities.edit");
  const link = linkOf(step.kind, contact);
  return (
    <>
      {link !== null && (
        <Button component="a" href={link.href} variant="ink" leftSection={link.icon} className={classes.act ?? ""}>
          {t(link.label)}
        </Button>
      )}
      {may && (
        <Button onClick={onComplete} variant={link === null ? "ink" : "default"} className={classes.act ?? ""}>
          {t("web.done")}
        </Button>
      )}
    </>
  );
}

/** Only what the step itself asks for: one does not call to do a task or to hold a meeting. */
function linkOf(kind: string, contact: NextStepCardProps["contact"]) {
  const phone = contact?.phone ?? null;
  const email = contact?.email ?? null;
  if (kind === "email" && email !== null)
    return { href: `mailto:${email}`, label: "web.write", icon: <IconMail size={14} stroke={1.5} aria-hidden /> };
  if (kind === "call" && phone !== null)
    return { href: `tel:${phone}`, label: "web.call", icon: <IconPhone size={14} stroke={1.5} aria-hidden /> };
  return null;
}

function NoNextStep({ dealId, offered }: { dealId: string; offered: OfferedStep | undefined }) {
  const { t } = useTranslation("activities");
  const may = useMay("activities.edit");
  const [isPlanning, setPlanning] = useState(false);
  const form: ReactNode = (
    <div className={classes.inline}>
      <PlanStep
        dealId={dealId}
        initial={emptyDraft(offered?.activity ?? "call", offered?.subject ?? "")}
        onDone={() => setPlanning(false)}
        onCancel={() => setPlanning(false)}
      />
    </div>
  );
  return (
    <section className={classes.next} data-none>
      <span className={classes.sign}>
        <IconAlertCircle size={16} stroke={1.5} className="bad" aria-hidden />
      </span>
      <div className={classes.what}>
        <h2 className={classes.subject}>{t("web.noNextStep")}</h2>
        <div className="t2 sm">
          {offered === undefined ? t("web.noNextStepHint") : t("web.offered", { subject: offered.subject })}
        </div>
      </div>
      {may && !isPlanning && (
        <Button variant="ink" onClick={() => setPlanning(true)}>
          {t("web.plan")}
        </Button>
      )}
      {isPlanning && form}
    </section>
  );
}
