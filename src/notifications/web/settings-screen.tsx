import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { getNotificationSettings } from "../contract.ts";
import { Channels } from "./channels.tsx";
import { Choices } from "./choices.tsx";
import classes from "./settings.module.css";
import { Times } from "./times.tsx";
import { useChangeSettings } from "./use-change-settings.ts";

/** What one is told of, which way and when; every change is kept as it is made. */
export function Screen() {
  const { t } = useTranslation("notifications");
  const read = useEndpoint(getNotificationSettings, {});
  const change = useChangeSettings();
  const settings = read.data;
  return (
    <Frame
      title={t("settings.title")}
      parent={{ to: "/settings", label: t("ui:places.settings") }}
      busy={read.isPending}
    >
      <div className={classes.page}>
        {read.error && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
        {read.isPending && <LinesSkeleton lines={8} />}
        {settings && (
          <>
            <Choices settings={settings} onChange={change} />
            <Times settings={settings} onChange={change} />
            <Channels settings={settings} />
          </>
        )}
      </div>
    </Frame>
  );
}
