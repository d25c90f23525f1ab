import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Screen as Frame } from "../../ui/layout/screen.tsx";
import { type ImportKind, isImportKind } from "../domain/fields.ts";
import type { ForeignSystem } from "../domain/foreign-systems.ts";
import { ChooseFile } from "./choose-file.tsx";
import { ImportHistory } from "./import-history.tsx";
import classes from "./importing.module.css";
import { MapFile } from "./map-file.tsx";

/** A table becomes rows: kind, file, columns, a dry run, the run. */
export function Screen() {
  const { t } = useTranslation("importing");
  const [kind, setKind] = useState<ImportKind | ForeignSystem>("companies");
  const [file, setFile] = useState<File | null>(null);
  return (
    <Frame title={t("web.title")} parent={{ to: "/settings", label: t("web.settings") }}>
      <div className={classes.page}>
        <ChooseFile {...{ kind, file }} onKind={setKind} onFile={setFile} />
        {file !== null && isImportKind(kind) && (
          <MapFile key={`${kind}/${file.name}/${file.size}/${file.lastModified}`} kind={kind} file={file} />
        )}
        <ImportHistory />
      </div>
    </Frame>
  );
}
