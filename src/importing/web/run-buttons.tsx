import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { upload } from "../../ui/api/upload.ts";
import { endpointKey } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useGo } from "../../ui/link.tsx";
import { listImports, startImport } from "../contract.ts";
import type { ImportKind } from "../domain/fields.ts";
import type { ForeignSystem } from "../domain/foreign-systems.ts";
import type { ImportMap } from "../domain/import-map.ts";
import { ImportOutcome } from "./import-outcome.tsx";
import classes from "./importing.module.css";
import { ProgressLine } from "./progress-line.tsx";

interface RunProps {
  readonly kind: ImportKind | ForeignSystem;
  readonly file: File;
  readonly map: ImportMap | undefined;
  readonly pipeline: string | null;
  /** Of a workbook. */
  readonly sheet: string | null;
}

/** A dry run that stays here, or the run itself; the file goes up with its progress. */
export function RunButtons({ isReady, ...run }: RunProps & { readonly isReady: boolean }) {
  const { t } = useTranslation("importing");
  const go = useGo();
  const [tried, setTried] = useState<string | null>(null);
  const { send, share, error, cancel } = useSending(run);
  const isSending = share !== null;
  const tryIt = async () => {
    setTried(null);
    const id = await send(true);
    if (id !== null) setTried(id);
  };
  const doIt = async () => {
    const id = await send(false);
    if (id !== null) await go(`/settings/import/${id}`);
  };
  return (
    <div className={classes.run}>
      {error !== null && <FormRefusal error={error} />}
      {isSending && <ProgressLine label={t("web.sending")} share={share} onCancel={cancel} />}
      {tried !== null && !isSending && <ImportOutcome id={tried} />}
      <div className={classes.runButtons}>
        <span className="t2 sm grow">{t("web.runHint")}</span>
        <Button disabled={!isReady || isSending} onClick={() => void tryIt()}>
          {t("web.tryIt")}
        </Button>
        <Button variant="ink" disabled={!isReady || isSending} onClick={() => void doIt()}>
          {t("web.doIt")}
        </Button>
      </div>
    </div>
  );
}

function useSending({ kind, file, map, pipeline, sheet }: RunProps) {
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const control = useRef<AbortController | null>(null);
  const send = async (isDryRun: boolean): Promise<string | null> => {
    control.current = new AbortController();
    setError(null);
    setShare(0);
    const query = {
      kind,
      fileName: file.name,
      ...(pipeline === null ? {} : { pipeline }),
      ...(sheet === null ? {} : { sheet }),
      ...(map === undefined ? {} : { map: JSON.stringify(map) }),
      ...(isDryRun ? { dryRun: "true" as const } : {}),
    };
    try {
      const { signal } = control.current;
      return (await upload(startImport, { query }, file, { onProgress: setShare, signal })).id;
    } catch (refusal) {
      if (!(refusal instanceof DOMException)) setError(refusal);
      return null;
    } finally {
      setShare(null);
      void client.invalidateQueries({ queryKey: endpointKey(listImports) });
    }
  };
  return { send, share, error, cancel: () => control.current?.abort() };
}
