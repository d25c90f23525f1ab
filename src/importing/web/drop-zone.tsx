import { IconUpload } from "@tabler/icons-react";
import { type DragEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./importing.module.css";

interface DropZoneProps {
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  /** Several may be given at once. */
  readonly isMany?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A file is dropped here or chosen. */
export function DropZone({ label, hint, accept, isMany = false, onFiles }: DropZoneProps) {
  const { t } = useTranslation("importing");
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const given = [...(files ?? [])].slice(0, isMany ? 20 : 1);
    if (given.length > 0) onFiles(given);
  };
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(is);
  };
  return (
    <label
      htmlFor={id}
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={(event) => {
        over(false)(event);
        take(event.dataTransfer.files);
      }}
    >
      <IconUpload size={22} stroke={1.5} className="t3" aria-hidden />
      <span>
        {label} <span className="acc">{t("web.choose")}</span>
      </span>
      <span className="t2 sm">{hint}</span>
      <input
        id={id}
        className={classes.input}
        type="file"
        accept={accept}
        multiple={isMany}
        onChange={(event) => take(event.currentTarget.files)}
      />
    </label>
  );
}
