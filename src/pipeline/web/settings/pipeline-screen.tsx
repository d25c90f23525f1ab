import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { Screen as Frame } from "../../../ui/layout/screen.tsx";
import { usePathParam } from "../../../ui/link.tsx";
import { getPipeline } from "../../contract.ts";
import { PipelineEditor } from "./pipeline-editor.tsx";

/** One pipeline: stages, regulation, remarks. */
export function Screen() {
  const { t } = useTranslation("pipeline");
  const id = usePathParam("pipelineId");
  const pipeline = useEndpoint(getPipeline, { params: { id } });
  if (pipeline.data !== undefined) return <PipelineEditor key={id} pipeline={pipeline.data} />;
  return (
    <Frame
      title={t("settings.pipeline")}
      parent={{ to: "/settings/pipelines", label: t("settings.pipelines") }}
      busy={pipeline.isPending}
    >
      {pipeline.error === null ? (
        <LinesSkeleton lines={8} />
      ) : (
        <ErrorState error={pipeline.error} onRetry={() => void pipeline.refetch()} />
      )}
    </Frame>
  );
}
