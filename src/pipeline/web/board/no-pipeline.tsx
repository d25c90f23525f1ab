import { Button } from "@mantine/core";
import { IconLayoutKanban } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../ui/feedback/empty-state.tsx";
import { useGo } from "../../../ui/link.tsx";
import { useMay } from "../../../ui/session.tsx";

/** The first minutes of a workspace: nothing can be shown until a pipeline is made. */
export function NoPipeline() {
  const { t } = useTranslation("pipeline");
  const may = useMay("pipelines.edit");
  const go = useGo();
  return (
    <EmptyState
      icon={<IconLayoutKanban size={28} stroke={1.5} />}
      title={t("web.board.noPipeline")}
      hint={t(may ? "web.board.noPipelineHint" : "web.board.noPipelineAsk")}
      action={
        may ? (
          <Button variant="ink" onClick={() => void go("/settings/pipelines/new")}>
            {t("web.board.makePipeline")}
          </Button>
        ) : undefined
      }
    />
  );
}
