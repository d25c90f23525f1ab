import { Button } from "@mantine/core";
import { IconFilter, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../../ui/feedback/empty-state.tsx";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { Screen as Frame } from "../../../ui/layout/screen.tsx";
import { useGo } from "../../../ui/link.tsx";
import { useMay } from "../../../ui/session.tsx";
import { listPipelines } from "../../contract.ts";
import { LossReasons } from "./loss-reasons.tsx";
import { PipelineRow } from "./pipeline-row.tsx";
import classes from "./settings.module.css";
import { TimeWarnings } from "./time-warnings.tsx";

/** Pipelines in use, and why deals are lost. */
export function Screen() {
  const { t } = useTranslation("pipeline");
  const pipelines = useEndpoint(listPipelines, { query: {} });
  const mayEdit = useMay("pipelines.edit");
  const go = useGo();
  const add = (
    <Button
      variant="ink"
      leftSection={<IconPlus size={16} stroke={1.5} />}
      onClick={() => void go("/settings/pipelines/new")}
    >
      {t("settings.new.title")}
    </Button>
  );
  const items = pipelines.data?.items ?? [];
  return (
    <Frame
      title={t("settings.pipelines")}
      parent={{ to: "/settings", label: t("settings.title") }}
      actions={mayEdit && items.length > 0 ? add : undefined}
      busy={pipelines.isPending}
    >
      <div className={classes.page}>
        <Panel title={t("settings.pipelines")} flush>
          {pipelines.isPending && <LinesSkeleton lines={4} />}
          {pipelines.error !== null && <ErrorState error={pipelines.error} onRetry={() => void pipelines.refetch()} />}
          {pipelines.data !== undefined && items.length === 0 && (
            <EmptyState
              icon={<IconFilter size={28} stroke={1.5} />}
              title={t("settings.list.empty")}
              hint={t("settings.list.emptyHint")}
              action={mayEdit ? add : undefined}
            />
          )}
          <ul>
            {items.map((pipeline) => (
              <PipelineRow key={pipeline.id} pipeline={pipeline} mayEdit={mayEdit} />
            ))}
          </ul>
        </Panel>
        <TimeWarnings mayEdit={mayEdit} />
        <LossReasons mayEdit={mayEdit} />
      </div>
    </Frame>
  );
}
