import { Radio } from "@mantine/core";
import { IconCircle, IconCircleCheckFilled, IconFileSpreadsheet, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Panel } from "../../ui/layout/panel.tsx";
import { type ImportKind, importKinds, isImportKind } from "../domain/fields.ts";
import { type ForeignSystem, foreignSystemOf, foreignSystems } from "../domain/foreign-systems.ts";
import { DropZone } from "./drop-zone.tsx";
import classes from "./importing.module.css";
import { MigrationSource } from "./migration/migration-source.tsx";
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
          {importKinds.map((one) => (
            <KindCard key={one} one={one} isChosen={one === kind} />
          ))}
        </div>
        <h3 className={classes.group}>{t("web.migration.group")}</h3>
        <div className={classes.kinds}>
          {foreignSystems.map((one) => (
            <KindCard key={one} one={one} isChosen={one === kind} />
          ))}
        </div>
      </Radio.Group>
      {!isImportKind(kind) ? (
        <MigrationSource key={kind} system={kind} />
      ) : file === null ? (
        <DropZone
          label={t("web.drop")}
          hint={t("web.dropHint")}
          accept=".csv,.txt,.tsv,.xlsx,.xlsm,text/csv,text/plain"
          onFiles={([first]) => first !== undefined && onFile(first)}
        />
      ) : (
        <Chosen file={file} onDrop={() => onFile(null)} />
      )}
    </Panel>
  );
}

function KindCard({ one, isChosen }: { one: ImportKind | ForeignSystem; isChosen: boolean }) {
  const { t } = useTranslation("importing");
  return (
    <Radio.Card value={one} className={classes.kind ?? ""} aria-label={t(`kind.${one}`)}>
      <span className={classes.kindLine}>
        {isChosen ? (
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
