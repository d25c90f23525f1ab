import { ActionIcon, Button, Progress } from "@mantine/core";
import { IconDownload, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { StoredFile } from "../../../kernel/stored-file.ts";
import { call, urlOf } from "../../../ui/api/client.ts";
import { useUndo } from "../../../ui/feedback/toast.tsx";
import { useMay } from "../../../ui/session.tsx";
import { type Activity, deleteActivityFile, getActivityFileContent, restoreActivityFile } from "../../contract.ts";
import classes from "./talk.module.css";
import { letGo, sendAgain, type Upload, useUploads } from "./upload-queue.ts";
import { useFileSize } from "./use-file-size.ts";
import { useTalk } from "./use-talk.ts";

/** Files of an activity, each a download, and those on their way with how far they are. */
export function AttachedFiles({ activity }: { activity: Activity }) {
  const { refresh } = useTalk();
  const uploads = useUploads(activity.id, () => void refresh());
  if (activity.files.length === 0 && uploads.length === 0) return null;
  return (
    <ul className={classes.files}>
      {activity.files.map((file) => (
        <Attached key={file.id} file={file} />
      ))}
      {uploads.map((one) => (
        <OnItsWay key={one.key} upload={one} />
      ))}
    </ul>
  );
}

function Attached({ file }: { file: StoredFile }) {
  const { t } = useTranslation("activities");
  const sizeOf = useFileSize();
  const may = useMay("activities.edit");
  const { refresh } = useTalk();
  const { follow } = useUndo();
  const input = { params: { id: file.id } };
  const remove = () =>
    follow(call(deleteActivityFile, input).then(refresh), () => ({
      message: t("web.files.removed", { name: file.name }),
      undo: () => call(restoreActivityFile, { ...input, body: {} }).then(refresh),
    }));
  return (
    <li className={classes.file}>
      <a className={classes.fileName} href={urlOf(getActivityFileContent, input)} download={file.name}>
        <IconDownload size={14} stroke={1.5} aria-hidden /> {file.name}
      </a>
      <span className="t2 sm nw">{sizeOf(file.size)}</span>
      {may && (
        <ActionIcon
          size="sm"
          aria-label={t("web.files.remove", { name: file.name })}
          onClick={() => void remove().catch(() => undefined)}
        >
          <IconX size={14} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

function OnItsWay({ upload: { key, file, share, problem } }: { upload: Upload }) {
  const { t } = useTranslation("activities");
  return (
    <li className={classes.file}>
      <span className={classes.fileName}>{file.name}</span>
      {problem === null ? (
        <Progress
          className="grow"
          size="sm"
          value={share * 100}
          aria-label={t("web.files.sending", { name: file.name })}
        />
      ) : (
        <>
          <span className="bad sm grow" role="alert">
            {problem}
          </span>
          <Button size="compact-sm" onClick={() => sendAgain(key)}>
            {t("web.files.again")}
          </Button>
        </>
      )}
      <ActionIcon size="sm" aria-label={t("web.files.stop", { name: file.name })} onClick={() => letGo(key)}>
        <IconX size={14} stroke={1.5} aria-hidden />
      </ActionIcon>
    </li>
  );
}
