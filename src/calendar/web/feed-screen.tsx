import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SecretDialog } from "../../identity/web/index.ts";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { endCalendarFeed, getCalendarFeed, makeCalendarFeed } from "../contract.ts";
import classes from "./feed-screen.module.css";

/** Settings → Calendar on your phone: the secret address of one's own calendar, renewed and shut here (ACT-1). */
export function Screen() {
  const { t } = useTranslation("calendar");
  const read = useEndpoint(getCalendarFeed, {}, { staleTime: 0 });
  return (
    <Frame title={t("feed.title")} parent={{ to: "/settings", label: t("ui:places.settings") }} busy={read.isPending}>
      <div className={classes.page}>
        <p className="t2">{t("feed.hint")}</p>
        <Panel>
          {read.isPending && <LinesSkeleton lines={2} />}
          {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
          {read.data !== undefined && <Address feed={read.data.feed} />}
        </Panel>
      </div>
    </Frame>
  );
}

interface AddressProps {
  readonly feed: { readonly madeAt: string; readonly readAt: string | null } | null;
}

function Address({ feed }: AddressProps) {
  const { t } = useTranslation("calendar");
  const toast = useToast();
  const [secret, setSecret] = useState<string | null>(null);
  const refreshes = [getCalendarFeed];
  const onDone = ({ path }: { path: string }) => setSecret(new URL(path, window.location.origin).href);
  const make = useMutationEndpoint(makeCalendarFeed, { refreshes, onDone });
  const end = useMutationEndpoint(endCalendarFeed, { refreshes, onDone: () => void toast(t("feed.ended")) });
  return (
    <div className={classes.address}>
      <State feed={feed} />
      <FormRefusal error={make.error ?? end.error} />
      <div className="row">
        <Button variant={feed === null ? "ink" : "default"} loading={make.isPending} onClick={() => make.mutate({})}>
          {t(feed === null ? "feed.make" : "feed.renew")}
        </Button>
        {feed !== null && (
          <Button loading={end.isPending} onClick={() => end.mutate({})}>
            {t("feed.end")}
          </Button>
        )}
      </div>
      {feed !== null && <p className="t2 sm">{t("feed.renewHint")}</p>}
      <SecretDialog
        title={t("feed.secretTitle")}
        hint={t("feed.secretHint")}
        secret={secret}
        onClose={() => setSecret(null)}
      />
    </div>
  );
}

function State({ feed }: AddressProps) {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  if (feed === null) return <p>{t("feed.none")}</p>;
  const made = t("feed.madeAt", { day: format.dayLong(format.dayOf(Date.parse(feed.madeAt))) });
  const read =
    feed.readAt === null
      ? t("feed.neverRead")
      : t("feed.readAt", { moment: format.momentLong(Date.parse(feed.readAt)) });
  return (
    <p>
      {made} {read}
    </p>
  );
}
