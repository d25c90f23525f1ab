import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { Panel } from "../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { getInstallation, listFailedTasks } from "../contract.ts";
import { FailedTasks } from "./failed-tasks.tsx";
import { Findings } from "./findings.tsx";
import classes from "./installation.module.css";
import { InstallationFacts } from "./installation-facts.tsx";

/** How the installation is, for who keeps it: what needs somebody first, then the facts, then the tasks that failed. */
export function Screen() {
  const { t } = useTranslation("operations");
  const installation = useEndpoint(getInstallation, {}, { staleTime: 5000 });
  const tasks = useEndpoint(listFailedTasks, {}, { staleTime: 5000 });
  const refresh = () => void Promise.all([installation.refetch(), tasks.refetch()]);
  return (
    <Frame title={t("web.title")} parent={{ to: "/settings", label: t("web.settings") }} busy={installation.isPending}>
      <div className={classes.page}>
        {installation.error && <ErrorState error={installation.error} onRetry={refresh} />}
        {installation.isPending && <LinesSkeleton />}
        {installation.data && (
          <>
            <Findings installation={installation.data} />
            <InstallationFacts installation={installation.data} />
          </>
        )}
        <Panel
          title={t("web.tasks.title")}
          flush
          aside={
            <Button size="sm" onClick={refresh} loading={installation.isFetching}>
              {t("web.refresh")}
            </Button>
          }
        >
          {tasks.error && <ErrorState error={tasks.error} onRetry={refresh} />}
          {tasks.isPending && <LinesSkeleton />}
          {tasks.data && <FailedTasks tasks={tasks.data.items} />}
        </Panel>
      </div>
    </Frame>
  );
}
