import { IconPaperclip } from "@tabler/icons-react";
import { type DragEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { maxFileBytes } from "../../kernel/stored-file.ts";
import classes from "./commerce.module.css";

interface FileDropProps {
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly isBusy: boolean;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

/** "Файл сюда или выберите"; a phone offers its camera. */
export function FileDrop({ label, onFile, isBusy, error, autoFocus = false }: FileDropProps) {
  const { t } = useTranslation("commerce");
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > maxFileBytes) return setRefusal(t("web.file.tooLarge"));
    setRefusal(null);
    onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const said = refusal ?? error;
  return (
    <div>
      <label
        htmlFor={id}
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconPaperclip size={14} stroke={1.5} aria-hidden />
        <span className="not-phone">
          {isBusy ? t("web.file.sending") : t("web.file.drop")}{" "}
          {!isBusy && <span className="acc">{t("web.file.choose")}</span>}
        </span>
        <span className="only-phone acc">{isBusy ? t("web.file.sending") : t("web.file.phone")}</span>
        <input
          id={id}
          type="file"
          aria-label={label}
          className={classes.file}
          disabled={isBusy}
          data-autofocus={autoFocus || undefined}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
      {said !== undefined && (
        <p className="bad sm" role="alert">
          {said}
        </p>
      )}
    </div>
  );
}
