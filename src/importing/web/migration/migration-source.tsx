import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { upload } from "../../../ui/api/upload.ts";
import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { Segmented } from "../../../ui/layout/segmented.tsx";
import { useGo } from "../../../ui/link.tsx";
import { listImports, startMigration, uploadMigration } from "../../contract.ts";
import { bundleHeader } from "../../domain/export-bundle.ts";
import type { ForeignSystem } from "../../domain/foreign-systems.ts";
import { DropZone } from "../drop-zone.tsx";
import { ProgressLine } from "../progress-line.tsx";
import classes from "./migration.module.css";

/** Another system: its export or its API. What is there is read and shown before anything is written. */
export function MigrationSource({ system }: { system: ForeignSystem }) {
  const { t } = useTranslation("importing");
  const [from, setFrom] = useState<"file" | "api">("file");
  return (
    <div className={classes.source}>
      <p className="t2">{t("web.migration.about")}</p>
      <Segmented
        label={t("web.migration.from")}
        value={from}
        onChange={setFrom}
        options={[
          { value: "file", label: t("web.migration.file") },
          { value: "api", label: t("web.migration.api") },
        ]}
      />
      {from === "file" ? <FromFile system={system} /> : <FromApi key={system} system={system} />}
    </div>
  );
}

function FromFile({ system }: { system: ForeignSystem }) {
  const { t } = useTranslation("importing");
  const go = useGo();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (files: readonly File[]) => {
    setError(null);
    setShare(0);
    try {
      const names = files.map(({ name }) => name).join(", ");
      const query = { system, fileName: names.slice(0, 300) };
      const [only] = files;
      const header = bundleHeader(files.map(({ name, size }) => ({ name, bytes: size })));
      const body = files.length === 1 && only !== undefined ? only : new Blob([header, ...files]);
      const made = await upload(uploadMigration, { query }, body, { onProgress: setShare });
      await go(`/settings/import/${made.import.id}`);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setShare(null);
    }
  };
  return (
    <>
      {error !== null && <FormRefusal error={error} />}
      {share === null ? (
        <DropZone
          label={t("web.dropExport")}
          hint={t(`web.migration.dropHint.${system}`)}
          accept=".json,.csv,.xlsx,application/json,text/csv"
          isMany
          onFiles={(files) => void send(files)}
        />
      ) : (
        <ProgressLine label={t("web.sending")} share={share} />
      )}
    </>
  );
}

const usualUrls: Record<ForeignSystem, string> = {
  amocrm: "https://name.amocrm.ru",
  bitrix24: "https://name.bitrix24.ru/rest/1/…",
  hubspot: "https://api.hubapi.com",
  pipedrive: "https://name.pipedrive.com",
};

function FromApi({ system }: { system: ForeignSystem }) {
  const { t } = useTranslation("importing");
  const go = useGo();
  const [url, setUrl] = useState(system === "hubspot" ? usualUrls.hubspot : "");
  const [token, setToken] = useState("");
  const [isAsked, setAsked] = useState(false);
  const start = useMutationEndpoint(startMigration, {
    refreshes: [listImports],
    onDone: (made) => void go(`/settings/import/${made.import.id}`),
  });
  const isUrl = /^https?:\/\/[^\s/]+/.test(url.trim());
  const isTokenOptional = system === "bitrix24";
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!isUrl) return;
        start.mutate({ body: { system, url: url.trim(), token: token.trim() === "" ? null : token.trim() } });
      }}
    >
      {start.error !== null && <FormRefusal error={start.error} />}
      <TextInput
        label={t("web.migration.url")}
        description={t(`web.migration.urlHint.${system}`)}
        placeholder={usualUrls[system]}
        value={url}
        error={isAsked && !isUrl ? t("web.migration.urlWrong") : undefined}
        onChange={(event) => setUrl(event.currentTarget.value)}
        inputMode="url"
        autoComplete="off"
        required
      />
      <PasswordInput
        label={t("web.migration.token")}
        description={t(`web.migration.tokenHint.${system}`)}
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
        autoComplete="off"
        required={!isTokenOptional}
      />
      <p className="t2 sm">{t("web.migration.tokenKept")}</p>
      <div>
        <Button type="submit" variant="ink" loading={start.isPending}>
          {t("web.migration.read")}
        </Button>
      </div>
    </form>
  );
}
