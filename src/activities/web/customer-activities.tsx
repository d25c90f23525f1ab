import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePages } from "../../ui/api/use-endpoint.ts";
import { namesId, useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { AppLink } from "../../ui/link.tsx";
import { useMay } from "../../ui/session.tsx";
import { type Activity, type Comment, listActivities } from "../contract.ts";
import { AddActivity } from "./add-activity.tsx";
import { CompleteDialog } from "./anywhere-dialogs.tsx";
import classes from "./customer-activities.module.css";
import { KindIcon } from "./kind-icon.tsx";
import { CalledText } from "./talk/called-text.tsx";
import { SoughtElsewhere } from "./talk/sought-elsewhere.tsx";
import { Talk } from "./talk/talk.tsx";
import { useArrival, useSought } from "./talk/use-sought.ts";

interface CustomerActivitiesProps {
  readonly company?: string;
  readonly contact?: string;
  /** The contact's company, which what is written here concerns too. */
  readonly employer?: string | undefined;
}

/** What is planned with a customer and what was done, over all deals, with what was said and attached there. */
export function CustomerActivities({ employer, ...customer }: CustomerActivitiesProps) {
  const { t } = useTranslation("activities");
  const { company = employer, contact } = customer;
  const subject = { ...(company && { companyId: company }), ...(contact && { contactId: contact }) };
  const asked = { ...customer, comments: "true", limit: 20 } as const;
  const open = usePages(listActivities, { query: { ...asked, state: "open" } });
  const done = usePages(listActivities, { query: { ...asked, state: "done" } });
  const error = open.error ?? done.error;
  const items = [...open.items, ...done.items];
  useLiveRefresh(
    "activity.changed",
    () => Promise.all([open.refetch(), done.refetch()]),
    (data) => items.some(({ id }) => namesId("activityId", id)(data)),
  );
  const more = () => {
    open.more();
    done.more();
  };
  return (
    <Panel title={t("web.ofCustomer")} flush>
      <div className={classes.add}>
        <AddActivity dealId={null} customer={subject} />
      </div>
      {error !== null && <ErrorState error={error} onRetry={() => void open.refetch().then(() => done.refetch())} />}
      {(open.isPending || done.isPending) && error === null && <LinesSkeleton lines={4} />}
      {!open.isPending && !done.isPending && items.length === 0 && (
        <p className={`t2 ${classes.none}`}>{t("web.historyEmpty")}</p>
      )}
      <ul>
        {items.map((activity) => (
          <Line key={activity.id} activity={activity} comments={activity.comments} />
        ))}
      </ul>
      <SoughtElsewhere
        shown={items.map(({ id }) => id)}
        isReady={!open.isPending && !done.isPending && !open.isLoadingMore && !done.isLoadingMore}
        hasMore={open.hasMore || done.hasMore}
        more={more}
      />
      {(open.hasMore || done.hasMore) && (
        <button type="button" className={classes.more} onClick={more}>
          {t("web.moreOfCustomer")}
        </button>
      )}
    </Panel>
  );
}

interface LineProps {
  readonly activity: Activity;
  readonly comments: readonly Comment[] | undefined;
}

function Line({ activity, comments }: LineProps) {
  const { t } = useTranslation("activities");
  const format = useFormat();
  const { kind, subject, deal, doneAt, plannedAt, owner, isHeld } = activity;
  const at = doneAt ?? plannedAt;
  const said = activity.result ?? activity.body;
  const sought = useSought();
  const isSought = sought.activity === activity.id && sought.comment === undefined;
  const isLate = doneAt === null && plannedAt !== null && Date.parse(plannedAt) < Date.now();
  return (
    <li className={classes.line} {...useArrival<HTMLLIElement>(isSought)}>
      <span className="t2">
        <KindIcon kind={kind} />
      </span>
      <div className={classes.text}>
        <span>
          <span className="md">{t(`web.kind.${kind}`)}</span>: {subject}
          {isHeld === false && (
            <span className="bad"> · {t(`web.wasNotHeld.${kind === "call" ? "call" : "meeting"}`)}</span>
          )}
        </span>
        <span className="t2 sm">
          {owner.name}
          {deal !== null && (
            <>
              {" · "}
              <AppLink className={classes.deal} to={`/deals/${deal.id}`}>
                {deal.name}
              </AppLink>
            </>
          )}
        </span>
        {said !== null && (
          <div className={`t2 sm ${classes.said}`}>
            <CalledText text={said} mentions={activity.mentions} />
          </div>
        )}
        <Talk activity={activity} comments={comments} />
      </div>
      <span className={`nw sm ${isLate ? "bad" : "t2"}`}>
        {at === null ? "" : format.dayNear(format.dayOf(Date.parse(at)), format.dayOf(Date.now()))}
      </span>
      {doneAt === null && <Complete activity={activity} />}
    </li>
  );
}

function Complete({ activity: { id, deal, subject } }: { activity: Activity }) {
  const { t } = useTranslation("activities");
  const [isOpen, setOpen] = useState(false);
  if (!useMay("activities.edit")) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button size="sm" aria-label={`${t("web.done")}: ${subject}`} onClick={() => setOpen(true)}>
        {t("web.done")}
      </Button>
      {isOpen && <CompleteDialog id={id} dealId={deal?.id ?? null} onClose={close} onDone={close} />}
    </>
  );
}
