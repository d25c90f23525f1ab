import { CloseButton } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { type DragEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { maxFileBytes } from "../../../kernel/stored-file.ts";
import classes from "./talk.module.css";
import { useFileSize } from "./use-file-size.ts";

interface AttachProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** What the files are attached to, for those who hear it, where several things stand side by side. */
  readonly about?: string | undefined;
}

/** "Прикрепить файлы": several at once, chosen or dropped here. */
export function AttachButton({ onFiles, about }: AttachProps) {
  const { t } = useTranslation("activities");
  const id = useId();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    const large = files.find(({ size }) => size > maxFileBytes);
    setTooLarge(large === undefined ? null : t("web.files.tooLarge", { name: large.name }));
    const fits = files.filter(({ size }) => size <= maxFileBytes);
    if (fits.length > 0) onFiles(fits);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(event.type === "dragover");
    if (event.type === "drop") take(event.dataTransfer.files);
  };
  return (
    <>
      <label
        htmlFor={id}
        className={`${classes.deed} ${classes.attach}`}
        data-over={isOver || undefined}
        onDragOver={over}
        onDragLeave={over}
        onDrop={over}
      >
        <IconPaperclip size={14} stroke={1.5} aria-hidden />
        {t("web.files.attach")}
        <input
          id={id}
          type="file"
          multiple
          className={classes.picker}
          aria-label={about === undefined ? t("web.files.attach") : `${t("web.files.attach")}: ${about}`}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
      </label>
      {tooLarge !== null && (
        <p className="bad sm" role="alert">
          {tooLarge}
        </p>
      )}
    </>
  );
}

interface ChosenProps {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}

/** Files that were chosen for what is not written yet. */
export function ChosenFiles({ files, onChange }: ChosenProps) {
  const { t } = useTranslation("activities");
  const sizeOf = useFileSize();
  if (files.length === 0) return null;
  return (
    <ul className={classes.files}>
      {files.map((file, at) => (
        <li key={`${file.name} ${file.size} ${file.lastModified}`} className={classes.file}>
          <IconPaperclip size={14} stroke={1.5} aria-hidden />
          <span className={classes.fileName}>{file.name}</span>
          <span className="t2 sm nw">{sizeOf(file.size)}</span>
          <CloseButton
            size="sm"
            aria-label={t("web.files.remove", { name: file.name })}
            onClick={() => onChange(files.filter((_, other) => other !== at))}
          />
        </li>
      ))}
    </ul>
  );
}
