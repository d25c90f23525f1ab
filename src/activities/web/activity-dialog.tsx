import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { namesId, useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { type Activity, getActivity } from "../contract.ts";
import { ActivityCustom } from "./activity-custom.tsx";
import classes from "./activity-dialog.module.css";
import { CompleteDialog } from "./anywhere-dialogs.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { CalledText } from "./talk/called-text.tsx";
import { Talk } from "./talk/talk.tsx";
import { useArrival, useSought } from "./talk/use-sought.ts";

interface ActivityDialogProps {
  readonly id: string;
  readonly onClose: () => void;
  /** After it was completed here. */
  readonly onDone: () => void;
}

/** One activity in full, where no deal is at hand: when, with whom, what came of it, what was said and attached. */
export function ActivityDialog({ id, onClose, onDone }: ActivityDialogProps) {
  const { t } = useTranslation("activities");
  const read = useEndpoint(getActivity, { params: { id } }, { staleTime: 0 });
  useLiveRefresh("activity.changed", read.refetch, namesId("activityId", id));
  const [isCompleting, setCompleting] = useState(false);
  const { data: activity, error } = read;
  if (isCompleting && activity !== undefined)
    return <CompleteDialog id={id} dealId={activity.deal?.id ?? null} onClose={onClose} onDone={onDone} />;
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={activity?.subject ?? t("web.activity")}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      {error !== null && activity === undefined && <ErrorState error={error} onRetry={() => void read.refetch()} />}
      {read.isPending && <LinesSkeleton lines={4} />}
      {activity !== undefined && <Detail activity={activity} onComplete={() => setCompleting(true)} />}
    </Modal>
  );
}

function Detail({ activity, onComplete }: { activity: Activity; onComplete: () => void }) {
  const { t } = useTranslation("activities");
  const mayEdit = useMay("activities.edit");
  const sought = useSought();
  const isSought = sought.activity === activity.id && sought.comment === undefined;
  const said = [activity.body, activity.result].filter((text) => text !== null);
  return (
    <div className={classes.detail} {...useArrival<HTMLDivElement>(isSought)}>
      <Facts activity={activity} />
      {said.map((text) => (
        <div key={text} className={classes.said}>
          <CalledText text={text} mentions={activity.mentions} />
        </div>
      ))}
      <ActivityCustom activity={activity} />
      <div>
        <Talk activity={activity} />
      </div>
      {mayEdit && activity.doneAt === null && (
        <div className="row">
          <Button variant="ink" onClick={onComplete} data-autofocus>
            {t("web.done")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Facts({ activity }: { activity: Activity }) {
  const { t } = useTranslation("activities");
  const { kind, deal, company, contact, owner, place } = activity;
  const linked = [
    deal === null ? null : { to: `/deals/${deal.id}`, name: deal.name },
    company === null ? null : { to: `/companies/${company.id}`, name: company.name },
    contact === null ? null : { to: `/contacts/${contact.id}`, name: contact.name },
  ].filter((one) => one !== null);
  return (
    <div className={classes.facts}>
      <span className={classes.when}>
        <KindIcon kind={kind} />
        <span className="md">{t(`web.kind.${kind}`)}</span>
        <When activity={activity} />
      </span>
      <span className="t2">{[place, owner.name].filter(Boolean).join(" · ")}</span>
      {linked.length > 0 && (
        <span className={classes.links}>
          {linked.map(({ to, name }) => (
            <AppLink key={to} to={to} className={classes.link}>
              {name}
            </AppLink>
          ))}
        </span>
      )}
    </div>
  );
}

function When({ activity: { kind, doneAt, plannedAt, hasTime, durationMinutes, isHeld } }: { activity: Activity }) {
  const { t } = useTranslation("activities");
  const format = useFormat();
  const at = doneAt ?? plannedAt;
  if (at === null) return null;
  const [moment, now] = [Date.parse(at), Date.now()];
  const isTimed = doneAt !== null || hasTime;
  const day = isTimed ? format.moment(moment, now) : format.dayNear(format.dayOf(moment), format.dayOf(now));
  const state =
    isHeld === false
      ? t(`web.wasNotHeld.${kind === "call" ? "call" : "meeting"}`)
      : doneAt === null
        ? null
        : t("web.isDone");
  const length = durationMinutes === null ? null : format.duration(durationMinutes);
  return <span className={isHeld === false ? "bad" : "t2"}>{[day, length, state].filter(Boolean).join(" · ")}</span>;
}
