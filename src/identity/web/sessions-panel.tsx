import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { endOtherSessions, endOwnSession, listOwnSessions, type OwnSession } from "../contract.ts";
import classes from "./access.module.css";
import { deviceOf } from "./device.ts";

/** Where one is signed in, and how to end it (PLT-2). */
export function SessionsPanel() {
  const { t } = useTranslation("identity");
  const toast = useToast();
  const sessions = useEndpoint(listOwnSessions, {});
  const ending = useMutationEndpoint(endOtherSessions, {
    refreshes: [listOwnSessions],
    onDone: ({ ended }) => toast(t("sessions.othersEnded", { count: ended })),
  });
  const items = sessions.data?.items ?? [];
  const others = items.length > 1 && (
    <Button size="sm" loading={ending.isPending} onClick={() => ending.mutate({})}>
      {t("sessions.endOthers")}
    </Button>
  );
  return (
    <Panel title={t("sessions.title")} {...(others ? { aside: others } : {})}>
      <p className="t2">{t("sessions.hint")}</p>
      {sessions.isPending && <LinesSkeleton />}
      {sessions.error && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul className={classes.lines}>
        {items.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
    </Panel>
  );
}

function SessionLine({ session }: { readonly session: OwnSession }) {
  const { t } = useTranslation("identity");
  const format = useFormat();
  const toast = useToast();
  const ending = useMutationEndpoint(endOwnSession, {
    refreshes: [listOwnSessions],
    onDone: () => toast(t("sessions.ended")),
    onRefused: (error) => toast(error.message),
  });
  const device = deviceOf(session.userAgent);
  const name = device === null ? t("sessions.unknown") : t("sessions.on", device);
  const seen = format.moment(Date.parse(session.lastSeenAt), Date.now());
  const began = format.moment(Date.parse(session.createdAt), Date.now());
  const facts = [
    session.isCurrent ? t("sessions.seenNow") : t("sessions.seen", { when: seen }),
    t("sessions.began", { when: began }),
    ...(session.address === null ? [] : [session.address]),
    ...(session.byProvider ? [t("sessions.byProvider")] : []),
  ];
  return (
    <li className={classes.line}>
      <span className={classes.device}>
        <b title={session.userAgent ?? ""}>{name}</b>
        <span className="t2 sm">{facts.join(" · ")}</span>
      </span>
      {session.isCurrent ? (
        <span className={classes.here}>{t("sessions.current")}</span>
      ) : (
        <Button
          size="sm"
          loading={ending.isPending}
          aria-label={t("sessions.endNamed", { name })}
          onClick={() => ending.mutate({ params: { id: session.id } })}
        >
          {t("sessions.end")}
        </Button>
      )}
    </li>
  );
}
