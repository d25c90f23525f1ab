import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { type DocumentKind, documentKinds } from "../domain/document-kind.ts";
import classes from "./commerce.module.css";
import { FileDrop } from "./file-drop.tsx";
import { useDocumentChanges } from "./use-commerce.ts";

interface DocumentFormProps {
  readonly dealId: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** A new document: kind, title, a file if there is one. */
export function DocumentForm({ dealId, onClose, onChanged }: DocumentFormProps) {
  const { t } = useTranslation("commerce");
  const { create, upload } = useDocumentChanges();
  const [kind, setKind] = useState<DocumentKind>("proposal");
  const [title, setTitle] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const named = title.trim() === "" ? t(`web.documentKind.${kind}`) : title.trim();
      const document = await create.mutateAsync({ body: { dealId, kind, title: named } });
      if (file !== null) await upload(document, file);
      onChanged();
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <form className={`${classes.form} ${classes.add}`} onSubmit={(event) => void submit(event)} noValidate>
      <Select
        label={t("web.documentKindLabel")}
        allowDeselect={false}
        data={documentKinds.map((one) => ({ value: one, label: t(`web.documentKind.${one}`) }))}
        value={kind}
        onChange={(value) => value !== null && setKind(value)}
      />
      <TextInput
        label={t("web.documentTitle")}
        placeholder={t(`web.documentKind.${kind}`)}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <FileDrop label={t("web.attach")} isBusy={create.isPending} onFile={setFile} />
      {file !== null && <p className="t2 sm el">{file.name}</p>}
      <FormRefusal error={error} />
      <div className="row">
        <Button type="submit" variant="ink" loading={create.isPending}>
          {t("web.add")}
        </Button>
        <Button onClick={onClose}>{t("web.cancel")}</Button>
      </div>
    </form>
  );
}
