import { Button } from "@mantine/core";
import { IconAlertCircle, IconMail, IconPhone } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useUndo } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { useMay } from "../../ui/session.tsx";
import type { Activity, OfferedContact } from "../contract.ts";
import classes from "./activities.module.css";
import { ActivityCustom } from "./activity-custom.tsx";
import { inputOf, offeredDraft } from "./activity-form.tsx";
import { CompletionDialog } from "./completion-dialog.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { PlanStep } from "./plan-step.tsx";
import { Talk } from "./talk/talk.tsx";
import { useArrival, useSought } from "./talk/use-sought.ts";
import { useActivityChanges, useNextStep, useStageChain } from "./use-activities.ts";

interface NextStepCardProps {
  readonly dealId: string;
  /** Whom to call or write to. */
  readonly contact: { readonly name: string; readonly phone: string | null; readonly email: string | null } | null;
  readonly isOpen: boolean;
}

/** The one thing to do now: call or write at once, "Готово" with the result and the next step. */
export function NextStepCard({ dealId, contact, isOpen }: NextStepCardProps) {
  const { data, isPending } = useNextStep(dealId);
  const chain = useStageChain(dealId).data;
  const [completing, setCompleting] = useState<Activity | null>(null);
  const step = data?.nextStep ?? null;
  const sought = useSought();
  const arrival = useArrival<HTMLElement>(
    step?.id === sought.activity && step !== null && sought.comment === undefined,
  );
  if (isPending) return <LinesSkeleton lines={2} />;
  if (step === null) return isOpen ? <NoNextStep dealId={dealId} offered={chain?.next ?? null} /> : null;
  // Done, it ticks the step of its kind: the one after it is offered.
  const after = (chain?.next?.kind === step.kind ? chain.afterNext : chain?.next) ?? null;
  return (
    <section className={classes.next} {...arrival}>
      <span className={classes.sign}>
        <KindIcon kind={step.kind} size={16} />
      </span>
      <StepText step={step} />
      <StepButtons step={step} contact={contact} onComplete={() => setCompleting(step)} />
      <div className={classes.talk}>
        <ActivityCustom activity={step} />
        <Talk activity={step} />
      </div>
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

/** After a completion or a move: the first contact of the chain that is not done, accepted by one key. */
function NoNextStep({ dealId, offered }: { dealId: string; offered: OfferedContact | null }) {
  const { t } = useTranslation("activities");
  const may = useMay("activities.edit");
  const { accept, isBusy, error } = useAccept(dealId);
  const [isPlanning, setPlanning] = useState(false);
  const when = useWhen(offered);
  // A meeting is planned with its place, which only a person can tell.
  const isAcceptable = offered !== null && offered.kind !== "meeting";
  const close = () => setPlanning(false);
  return (
    <section className={classes.next} data-none>
      <span className={classes.sign}>
        <IconAlertCircle size={16} stroke={1.5} className="bad" aria-hidden />
      </span>
      <div className={classes.what}>
        <h2 className={classes.subject}>{t("web.noNextStep")}</h2>
        <div className="t2 sm">
          {offered === null
            ? t("web.noNextStepHint")
            : t("web.offered", { kind: t(`kind.${offered.kind}`), subject: offered.subject, day: when })}
        </div>
      </div>
      {may && !isPlanning && isAcceptable && (
        <Button variant="ink" loading={isBusy} onClick={() => accept(offered)}>
          {t("web.accept")}
        </Button>
      )}
      {may && !isPlanning && (
        <Button variant={isAcceptable ? "default" : "ink"} onClick={() => setPlanning(true)}>
          {t(isAcceptable ? "web.other" : "web.plan")}
        </Button>
      )}
      <FormRefusal error={error} />
      {isPlanning && (
        <div className={classes.inline}>
          <PlanStep dealId={dealId} initial={offeredDraft(offered)} onDone={close} onCancel={close} autoFocus />
        </div>
      )}
    </section>
  );
}

function useWhen(offered: OfferedContact | null): string {
  const format = useFormat();
  if (offered === null) return "";
  const [at, now] = [Date.parse(offered.plannedAt), Date.now()];
  const day = offered.hasTime ? format.moment(at, now) : format.dayNear(format.dayOf(at), format.dayOf(now));
  return format.language === "ru" ? day.toLocaleLowerCase() : day;
}

/** Plans the contact as it was offered, with the way back. */
function useAccept(dealId: string) {
  const { t } = useTranslation("activities");
  const { create, remove } = useActivityChanges();
  const { follow } = useUndo();
  const accept = (offered: OfferedContact) => {
    const sending = create.mutateAsync({ body: { ...inputOf(offeredDraft(offered), false), dealId } });
    follow(sending, ({ id, subject }) => ({ message: t("web.planned", { subject }), undo: () => remove(id) })).catch(
      () => undefined, // the card says why
    );
  };
  return { accept, isBusy: create.isPending, error: create.error };
}
