import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAlertTriangle, IconArchive, IconDotsVertical } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ConfirmDialog } from "../../../ui/feedback/confirm-dialog.tsx";
import { useToast } from "../../../ui/feedback/toast.tsx";
import { AppLink } from "../../../ui/link.tsx";
import { StageMark } from "../../../ui/marks/stage-mark.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import { archivePipeline, lintOnePipeline, listPipelines, type PipelineAnswer } from "../../contract.ts";
import classes from "./settings.module.css";

/** A pipeline with its stages in a line and how many remarks it has. */
export function PipelineRow({ pipeline, mayEdit }: { pipeline: PipelineAnswer; mayEdit: boolean }) {
  const { t } = useTranslation("pipeline");
  const { stages } = pipeline;
  return (
    <li className={classes.pipeline}>
      <div className={classes.pipelineText}>
        <span className={classes.summary}>
          <AppLink className={classes.pipelineName} to={`/settings/pipelines/${pipeline.id}`}>
            {pipeline.name}
          </AppLink>
          <Remarks id={pipeline.id} />
        </span>
        <ol className={classes.preview} aria-label={t("settings.editor.stages")}>
          {stages.map((stage, index) => (
            <li key={stage.id}>
              <StageMark n={index + 1} of={stages.length - 1} isKey={stage.isKeyStage} isWon={stage.isWon} size={12} />
              {stage.name}
            </li>
          ))}
        </ol>
      </div>
      {mayEdit && <RowMenu pipeline={pipeline} />}
    </li>
  );
}

function Remarks({ id }: { id: string }) {
  const { t } = useTranslation("pipeline");
  const count = useEndpoint(lintOnePipeline, { params: { id } }).data?.findings.length;
  if (count === undefined || count === 0) return null;
  return (
    <Tag tone="warn" icon={<IconAlertTriangle size={12} stroke={1.5} aria-hidden />}>
      {t("settings.editor.remarks", { count })}
    </Tag>
  );
}

function RowMenu({ pipeline }: { pipeline: PipelineAnswer }) {
  const { t } = useTranslation("pipeline");
  const toast = useToast();
  const [isAsking, asking] = useDisclosure();
  const archive = useMutationEndpoint(archivePipeline, {
    refreshes: [listPipelines],
    onDone: ({ name }) => toast(t("settings.list.archived", { name })),
    onRefused: (error) => toast(error.message),
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("settings.list.more", { name: pipeline.name })}>
            <IconDotsVertical size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArchive size={16} stroke={1.5} />} onClick={asking.open}>
            {t("settings.list.archive")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={isAsking}
        title={t("settings.list.archiveTitle", { name: pipeline.name })}
        action={t("settings.list.archive")}
        onClose={asking.close}
        onConfirm={() => {
          asking.close();
          archive.mutate({ params: { id: pipeline.id }, body: { version: pipeline.version } });
        }}
      >
        {t("settings.list.archiveHint")}
      </ConfirmDialog>
    </>
  );
}
