import { Radio } from "@mantine/core";
import { IconCircle, IconCircleCheckFilled, IconFileSpreadsheet, IconUpload, IconX } from "@tabler/icons-react";
import { type DragEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../../ui/layout/panel.tsx";
import { type ImportKind, importKinds, isImportKind } from "../domain/fields.ts";
import { type ForeignSystem, foreignSystemOf, foreignSystems } from "../domain/foreign-systems.ts";
import classes from "./importing.module.css";
import { useSizes } from "./use-sizes.ts";

interface ChooseFileProps {
  readonly kind: ImportKind | ForeignSystem;
  readonly file: File | null;
  readonly onKind: (kind: ImportKind | ForeignSystem) => void;
  readonly onFile: (file: File | null) => void;
}

/** What is imported, and from which file. */
export function ChooseFile({ kind, file, onKind, onFile }: ChooseFileProps) {
  const { t } = useTranslation("importing");
  return (
    <Panel title={t("web.what")}>
      <Radio.Group
        aria-label={t("web.what")}
        value={kind}
        onChange={(next) => {
          const system = foreignSystemOf(next);
          if (isImportKind(next)) onKind(next);
          else if (system !== null) onKind(system);
        }}
      >
        <div className={classes.kinds}>
          {[...importKinds, ...foreignSystems].map((one) => (
            <Radio.Card key={one} value={one} className={classes.kind ?? ""} aria-label={t(`kind.${one}`)}>
              <span className={classes.kindLine}>
                {one === kind ? (
                  <IconCircleCheckFilled size={16} className="acc" aria-hidden />
                ) : (
                  <IconCircle size={16} stroke={1.5} className="t3" aria-hidden />
                )}
                <span>
                  <b>{t(`kind.${one}`)}</b>
                  <span className={`t2 sm ${classes.about}`}>{t(`web.about.${one}`)}</span>
                </span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {file === null ? (
        <DropZone isForeign={!isImportKind(kind)} onFile={onFile} />
      ) : (
        <Chosen file={file} onDrop={() => onFile(null)} />
      )}
    </Panel>
  );
}

function DropZone({ isForeign, onFile }: { isForeign: boolean; onFile: (file: File) => void }) {
  const { t } = useTranslation("importing");
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const first = files?.[0];
    if (first !== undefined) onFile(first);
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
        {t(isForeign ? "web.dropExport" : "web.drop")} <span className="acc">{t("web.choose")}</span>
      </span>
      <span className="t2 sm">{t(isForeign ? "web.dropExportHint" : "web.dropHint")}</span>
      <input
        id={id}
        className={classes.input}
        type="file"
        accept={isForeign ? ".json,application/json" : ".csv,.txt,.tsv,.xlsx,.xlsm,text/csv,text/plain"}
        onChange={(event) => take(event.currentTarget.files)}
      />
    </label>
  );
}

function Chosen({ file, onDrop }: { file: File; onDrop: () => void }) {
  const { t } = useTranslation("importing");
  const { bytes } = useSizes();
  return (
    <div className={classes.chosen}>
      <IconFileSpreadsheet size={18} stroke={1.5} className="t2" aria-hidden />
      <b className={classes.fileName}>{file.name}</b>
      <span className="t2 nw">{bytes(file.size)}</span>
      <button type="button" className={classes.another} onClick={onDrop}>
        <IconX size={14} stroke={1.5} aria-hidden />
        {t("web.another")}
      </button>
    </div>
  );
}
